package dev.originprobe.distribution.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.Routes;
import dev.originprobe.distribution.Setting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One distribution, written in each dialect, is one distribution. */
final class DialectsTest {
    @ParameterizedTest
    @ValueSource(strings = {"site.yaml", "site.plan.json", "site.state.json", "site.tfstate"})
    void a_distribution_is_the_same_in_every_dialect(String file) {
        assertEquals(facts(Read.file("site.json")), facts(Read.file(file)));
    }

    /** All that a distribution says, but for where and in which words. */
    private static List<String> facts(Distribution distribution) {
        List<String> facts = new ArrayList<>();
        facts.add("aliases " + texts(distribution.aliases()));
        for (Origin origin : distribution.origins()) {
            Origin.Custom custom = origin.custom();
            facts.add(origin.name() + " " + origin.kind() + " "
                    + origin.domainName().text()
                    + texts(List.of(
                            custom.httpPort().isAbsent() ? Setting.of(80, origin.location()) : custom.httpPort(),
                            custom.httpsPort().isAbsent() ? Setting.of(443, origin.location()) : custom.httpsPort(),
                            custom.protocolPolicy(),
                            custom.sslProtocols(),
                            custom.readTimeout(),
                            custom.keepaliveTimeout(),
                            custom.ipAddressType(),
                            custom.mtls(),
                            origin.connectionAttempts(),
                            origin.connectionTimeout())));
        }
        distribution
                .groups()
                .forEach(group -> facts.add(group.name() + " "
                        + group.members().value().map(DialectsTest::texts) + " "
                        + group.statusCodes().text()));
        for (Behavior behavior : distribution.behaviors()) {
            facts.add(behavior.name() + " " + behavior.targetOriginId().text() + " "
                    + behavior.viewerProtocolPolicy().text() + " "
                    + behavior.grpc().text() + " "
                    + behavior.rewriters().stream()
                            .map(rewriter -> rewriter.eventType() + " " + rewriter.changesOrigin())
                            .toList());
            new Routes(distribution, List.of())
                    .from(behavior)
                    .forEach(route -> facts.add("  " + route.origin().name() + " " + route.https() + " " + route.port()
                            + " " + route.hostHeader()));
        }
        facts.add(distribution.partial() + " " + distribution.misplaced());
        return facts;
    }

    private static List<String> texts(List<? extends Setting<?>> settings) {
        return settings.stream().map(Setting::text).toList();
    }
}
