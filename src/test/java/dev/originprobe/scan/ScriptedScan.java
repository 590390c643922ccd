package dev.originprobe.scan;

import static dev.originprobe.evidence.Purpose.HELLO;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.Grade;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import dev.originprobe.verdict.Severity;
import dev.originprobe.verdict.Verdict;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Scans of one origin by a rule that wants finished handshakes, with answers that a test makes up. */
final class ScriptedScan {
    static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    static final InetAddress FIRST = address(1);
    static final InetAddress SECOND = address(2);
    static final ServerFlight FLIGHT = flight(0x0303, 0xc02f);

    /** Breaks wherever the handshake was not finished. */
    static final Rule<Case> FINISHED = new Rule<Case>() {
        @Override
        public RuleInfo info() {
            return new RuleInfo("finished", Severity.BLOCK, "unfinished", new Basis(Grade.INFERRED, "test", "test"));
        }

        @Override
        public List<Ruling> judge(Case evidence) {
            List<Particular> unfinished = evidence.addresses().stream()
                    .filter(address -> !address.completed())
                    .map(address -> Particular.of(address.endpoint(), "unfinished", "finished"))
                    .toList();
            return List.of(unfinished.isEmpty() ? new Ruling.Pass() : new Ruling.Broken(unfinished, "finish it"));
        }
    };

    private ScriptedScan() {}

    static long count(ScriptedAsker asker, Purpose purpose) {
        return asker.purposes().stream().filter(purpose::equals).count();
    }

    static Answer good(Question question) {
        return question.purpose() == HELLO ? new Answer.Flight(FLIGHT) : new Answer.Completed(FLIGHT);
    }

    static ServerFlight flight(int version, int suite) {
        return new ServerFlight(
                version,
                new CipherSuite(suite),
                Optional.of(NamedGroup.SECP256R1),
                List.of(),
                Optional.empty(),
                false,
                false,
                true,
                List.of());
    }

    static Verdict scan(ScriptedAsker asker, Rule<Case> rule, InetAddress... addresses) {
        return scanner(asker, rule, addresses)
                .scan(inquiry(Duration.ofSeconds(60)))
                .toCompletableFuture()
                .join();
    }

    static Scanner scanner(ScriptedAsker asker, Rule<Case> rule, InetAddress... addresses) {
        Function<HostName, Resolution> resolution = host -> new Resolution.Addresses(List.of(addresses));
        return new Scanner(
                asker,
                (host, port, type, deadline) -> CompletableFuture.completedStage(resolution.apply(host)),
                List.of(rule),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static Inquiry inquiry(Duration deadline) {
        OriginSettings settings = new OriginSettings(
                Set.of(ProtocolVersion.TLS_1_2),
                Optional.empty(),
                IpAddressType.IPV4,
                3,
                Duration.ofSeconds(10),
                false);
        Target target = new Target("origin.test", new HostName("origin.test", false), 443, settings, "argument 1");
        return new Inquiry(
                target,
                new Criteria(Profiles.newest(), TrustStore.none(), Optional.empty(), Duration.ofDays(30)),
                Duration.ofSeconds(10),
                deadline);
    }

    static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
