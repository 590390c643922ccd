package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.OriginService;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** A service that has ended. */
public final class OriginRetired extends ConfigRule {
    public OriginRetired() {
        super(new RuleInfo(
                "origin-retired",
                Severity.BLOCK,
                "The service of the origin has ended",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.MEDIASTORE,
                        "In substance: support of MediaStore ended on 2025-11-13; its containers no longer answer.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.origins().stream()
                .filter(origin -> origin.service()
                        .filter(OriginService.MEDIA_STORE::equals)
                        .isPresent())
                .filter(origin -> !distribution.reaching(origin).isEmpty())
                .map(origin -> Fault.broken(
                        origin.domainName().location(),
                        Optional.empty(),
                        "origin " + origin.name() + ": " + origin.domainName().text() + " of MediaStore",
                        "an origin that answers",
                        "Move the content to an S3 bucket or to MediaPackage, and name that as the origin."));
    }
}
