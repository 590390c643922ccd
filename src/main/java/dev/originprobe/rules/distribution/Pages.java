package dev.originprobe.rules.distribution;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.Basis;

/** The sources that the rules about a configuration rest on, each with its date. */
final class Pages {
    private Pages() {}

    /** The Developer Guide's page on the settings of an origin. */
    static Basis originSettings(String quote) {
        return new Basis(
                Grade.DOCUMENTED, "CloudFront Developer Guide, DownloadDistValuesOrigin, to 2026-04-08", quote);
    }

    /** The Developer Guide's page on the settings of a cache behavior. */
    static Basis behaviorSettings(String quote) {
        return new Basis(
                Grade.DOCUMENTED, "CloudFront Developer Guide, DownloadDistValuesCacheBehavior, to 2026-04-08", quote);
    }

    /** The page that the product implements. */
    static Basis httpsToOrigin(String quote) {
        return new Basis(
                Grade.DOCUMENTED,
                "CloudFront Developer Guide, using-https-cloudfront-to-custom-origin, to 2026-04-08",
                quote);
    }

    /** The Developer Guide where only its sense is known. */
    static Basis guide(String quote) {
        return new Basis(Grade.DOCUMENTED, "CloudFront Developer Guide, 2026-04-08", quote);
    }

    /** The model of the API. */
    static Basis api(String quote) {
        return new Basis(Grade.DOCUMENTED, "CloudFront API 2020-05-31, model of 2026-11-06", quote);
    }

    /** A conclusion. */
    static Basis concluded(String argument) {
        return new Basis(Grade.INFERRED, "Concluded from the configuration", argument);
    }
}
