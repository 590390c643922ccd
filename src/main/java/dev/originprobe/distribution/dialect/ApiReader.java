package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Policies;
import dev.originprobe.distribution.document.Node;
import java.util.List;
import java.util.Optional;

/** Reads what the AWS CLI and the SDKs print, and what they take. */
final class ApiReader {
    private ApiReader() {}

    /** The contents of a document; empty where it is none of the API's. */
    static Optional<Contents> read(Node document) {
        if (document.member("DistributionList").isPresent()) {
            return Optional.of(
                    list(new Block(document.member("DistributionList").get(), Shape.API)));
        }
        if (document.member("Distribution").isPresent()) {
            return Optional.of(
                    distribution(new Block(document.member("Distribution").get(), Shape.API)));
        }
        if (document.member("DistributionConfigWithTags").isPresent()) {
            Block tagged =
                    new Block(document.member("DistributionConfigWithTags").get(), Shape.API);
            return Optional.of(distribution(tagged));
        }
        if (document.member("DistributionConfig").isPresent()) {
            return Optional.of(distribution(new Block(document, Shape.API)));
        }
        if (document.member("DefaultCacheBehavior").isPresent()
                || document.member("Origins").isPresent()) {
            return Optional.of(summary(new Block(document, Shape.API)));
        }
        return PolicyReader.policies(document).map(Contents::of);
    }

    private static Contents list(Block list) {
        Contents all = Contents.NONE;
        for (Node item : list.list("Items").value().orElse(List.of())) {
            all = all.and(summary(new Block(item, Shape.API)));
        }
        return all.and(Contents.of(new Contents.Page(
                list.text("Marker").value(),
                list.flag("IsTruncated").is(true) ? list.text("NextMarker").value() : Optional.empty(),
                list.location())));
    }

    /** An object that has the config's members itself: a DistributionSummary, or a bare config. */
    private static Contents summary(Block summary) {
        return Contents.of(ConfigReader.read(
                summary, summary.text("Id").value(), summary.text("DomainName").value(), Policies.none()));
    }

    /** An object with a DistributionConfig, and perhaps an id and a name beside it. */
    private static Contents distribution(Block distribution) {
        return Contents.of(ConfigReader.read(
                distribution
                        .block("DistributionConfig")
                        .value()
                        .orElseThrow(() -> distribution.missing("DistributionConfig")),
                distribution.text("Id").value(),
                distribution.text("DomainName").value(),
                Policies.none()));
    }
}
