package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.Setting;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** An expression whose value the file does not tell. */
public final class ValueUnresolved extends ConfigRule {
    public ValueUnresolved() {
        super(
                new RuleInfo(
                        "value-unresolved",
                        Severity.BLOCK,
                        "A setting cannot be worked out from the file",
                        Pages.concluded(
                                "A template's expression that refers to resources, parameters or other stacks has a value only when it is deployed; until it is known, nothing can be said of what it decides.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        Stream<Setting<?>> whole = distribution.partial().stream().map(each -> each);
        Stream<Setting<?>> ofOrigins = distribution.origins().stream()
                .filter(origin -> !distribution.reaching(origin).isEmpty())
                .flatMap(ValueUnresolved::decisive);
        Stream<Setting<?>> ofBehaviors = distribution.behaviors().stream()
                .flatMap(behavior ->
                        Stream.of(behavior.pathPattern(), behavior.targetOriginId(), behavior.viewerProtocolPolicy()));
        return Stream.of(whole, ofBehaviors, ofOrigins)
                .flatMap(settings -> settings)
                .filter(setting -> setting.unresolved().isPresent())
                .map(setting -> Fault.undecided(
                        setting.location(),
                        Optional.empty(),
                        setting.text(),
                        "a value",
                        "Give the value: --parameter NAME=VALUE for a template's parameters, or the configuration as deployed "
                                + "(aws cloudfront get-distribution-config, terraform show -json)."))
                .distinct();
    }

    /** What decides where and how CloudFront connects. */
    private static Stream<Setting<?>> decisive(Origin origin) {
        Origin.Custom custom = origin.custom();
        return Stream.of(
                origin.domainName(),
                custom.protocolPolicy(),
                custom.httpPort(),
                custom.httpsPort(),
                custom.sslProtocols());
    }
}
