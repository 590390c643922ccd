package dev.originprobe.rules.distribution;

import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;

/** The bases of the rules about a configuration. */
final class Pages {
    private Pages() {}

    /** The Developer Guide's page on the settings of an origin. */
    static Basis originSettings(String quote) {
        return new Basis(Grade.DOCUMENTED, Sources.ORIGIN_MEMBERS, quote);
    }

    /** The Developer Guide's page on the settings of a cache behavior. */
    static Basis behaviorSettings(String quote) {
        return new Basis(Grade.DOCUMENTED, Sources.BEHAVIOR_MEMBERS, quote);
    }

    /** The page that the product implements. */
    static Basis httpsToOrigin(String quote) {
        return new Basis(Grade.DOCUMENTED, Sources.HTTPS_TO_ORIGIN_MEMBERS, quote);
    }

    /** The Developer Guide where only its sense is known. */
    static Basis guide(String quote) {
        return new Basis(Grade.DOCUMENTED, Sources.GUIDE, quote);
    }

    /** The model of the API. */
    static Basis api(String quote) {
        return new Basis(Grade.DOCUMENTED, Sources.API, quote);
    }

    /** A conclusion. */
    static Basis concluded(String argument) {
        return new Basis(Grade.INFERRED, "Concluded from the configuration", argument);
    }
}
