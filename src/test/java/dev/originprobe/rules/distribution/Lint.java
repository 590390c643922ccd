package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Configs;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.Setting;
import dev.originprobe.verdict.Findings;
import dev.originprobe.verdict.Place;
import dev.originprobe.verdict.Rule;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a rule says of a distribution, a line each. */
final class Lint {
    private Lint() {}

    /** {@code broken: what was seen -> what to set there}; the arrow only where there is something to set. */
    static List<String> of(Rule<Distribution> rule, Configs configs) {
        return Findings.of(configs.build(), List.of(rule)).all().stream()
                .flatMap(finding -> finding.particulars().stream()
                        .map(particular -> finding.ruling().label() + ": " + particular.seen()
                                + ((Place.Setting) particular.place())
                                        .value()
                                        .map(value -> " -> " + value)
                                        .orElse("")))
                .toList();
    }

    static UnaryOperator<Origin> httpsPort(int port) {
        return custom(was -> new Origin.Custom(
                was.httpPort(),
                Setting.of(port, Configs.at()),
                was.protocolPolicy(),
                was.sslProtocols(),
                was.readTimeout(),
                was.keepaliveTimeout(),
                was.ipAddressType(),
                was.mtls()));
    }

    static UnaryOperator<Origin> readTimeout(int seconds) {
        return custom(was -> new Origin.Custom(
                was.httpPort(),
                was.httpsPort(),
                was.protocolPolicy(),
                was.sslProtocols(),
                Setting.of(seconds, Configs.at()),
                was.keepaliveTimeout(),
                was.ipAddressType(),
                was.mtls()));
    }

    /** Empty where nothing is written. */
    static UnaryOperator<Origin> protocols(Optional<List<String>> protocols) {
        return custom(was -> new Origin.Custom(
                was.httpPort(),
                was.httpsPort(),
                was.protocolPolicy(),
                protocols.map(list -> Setting.of(list, Configs.at())).orElseGet(Configs::absent),
                was.readTimeout(),
                was.keepaliveTimeout(),
                was.ipAddressType(),
                was.mtls()));
    }

    static UnaryOperator<Origin> protocols(String... protocols) {
        return protocols(Optional.of(List.of(protocols)));
    }

    static UnaryOperator<Origin> attempts(int attempts) {
        return was -> new Origin(
                was.id(),
                was.kind(),
                was.domainName(),
                was.custom(),
                Setting.of(attempts, Configs.at()),
                was.connectionTimeout(),
                was.responseCompletionTimeout(),
                was.location());
    }

    static UnaryOperator<Origin> domainName(Setting<String> name) {
        return was -> new Origin(
                was.id(),
                was.kind(),
                name,
                was.custom(),
                was.connectionAttempts(),
                was.connectionTimeout(),
                was.responseCompletionTimeout(),
                was.location());
    }

    private static UnaryOperator<Origin> custom(UnaryOperator<Origin.Custom> change) {
        return was -> new Origin(
                was.id(),
                was.kind(),
                was.domainName(),
                change.apply(was.custom()),
                was.connectionAttempts(),
                was.connectionTimeout(),
                was.responseCompletionTimeout(),
                was.location());
    }
}
