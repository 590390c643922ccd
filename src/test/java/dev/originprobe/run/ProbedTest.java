package dev.originprobe.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.rules.Rules;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProbedTest {
    private static final Instant AT = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void a_name_that_does_not_resolve_is_one_that_somebody_else_might_register() {
        Probed probed = probed(new Resolution.Unresolved(false, "NXDomain(3)"));

        assertEquals(Outcome.UNKNOWN, probed.outcome());
        assertTrue(probed.remark().orElseThrow().contains("whoever registers it"));
    }

    @Test
    void of_name_servers_that_do_not_answer_that_is_not_said() {
        assertEquals(
                Optional.empty(),
                probed(new Resolution.Unresolved(true, "timed out")).remark());
        assertEquals(Optional.empty(), probed(new Resolution.NoneOfType()).remark());
    }

    private static Probed probed(Resolution resolution) {
        Target target = new Target(
                "gone.example.com",
                HostName.parse("gone.example.com"),
                443,
                new OriginSettings(
                        Profiles.newest().defaultSslProtocols(),
                        Optional.empty(),
                        IpAddressType.IPV4,
                        3,
                        Duration.ofSeconds(10),
                        false),
                "E1 origin gone, behavior default (*)");
        return Probed.of(Verdict.of(
                new Evidence(target, resolution, List.of(), AT, Duration.ZERO),
                new Criteria(Profiles.newest(), TrustStore.none(), Optional.of(AT), Duration.ofDays(30)),
                Rules.all()));
    }
}
