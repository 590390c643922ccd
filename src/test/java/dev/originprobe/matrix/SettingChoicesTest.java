package dev.originprobe.matrix;

import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_1;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Findings;
import dev.originprobe.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which setting is recommended of those that would connect. */
final class SettingChoicesTest {
    private static Optional<Set<ProtocolVersion>> recommended(List<Set<ProtocolVersion>> connecting) {
        return SettingChoices.recommended(
                        connecting.stream().map(SettingChoicesTest::connect).toList())
                .map(SettingChoices::protocols);
    }

    private static Verdict connect(Set<ProtocolVersion> protocols) {
        Duration time = Duration.ofSeconds(10);
        OriginSettings settings = new OriginSettings(protocols, Optional.empty(), IpAddressType.IPV4, 3, time, false);
        Target target = new Target("origin.test", HostName.parse("origin.test"), 443, settings, "argument 1");
        Inquiry inquiry = new Inquiry(
                target, new Criteria(Profiles.newest(), TrustStore.none(), Optional.empty(), time), time, time);
        return new Verdict(
                new Case(
                        inquiry.evidence(new Resolution.Addresses(List.of()), Instant.EPOCH),
                        inquiry.criteria(),
                        List.of()),
                new Findings(List.of(), Optional.empty()));
    }

    @Test
    void the_newest_single_protocol_is() {
        assertEquals(
                Optional.of(Set.of(TLS_1_1)),
                recommended(List.of(Set.of(TLS_1_0), Set.of(TLS_1_1), Set.of(TLS_1_1, TLS_1_2), Set.of(SSL_3_0))));
    }

    @Test
    void several_are_where_no_single_one_would_do_and_sslv3_only_if_nothing_else_does() {
        Set<ProtocolVersion> both = Set.of(TLS_1_1, TLS_1_2);
        assertEquals(Optional.of(both), recommended(List.of(Set.of(SSL_3_0), Set.of(TLS_1_0, TLS_1_1, TLS_1_2), both)));
        assertEquals(
                Optional.of(Set.of(SSL_3_0)),
                recommended(List.of(Set.of(SSL_3_0, TLS_1_0, TLS_1_1, TLS_1_2), Set.of(SSL_3_0))));
        assertEquals(Optional.empty(), recommended(List.of()));
    }
}
