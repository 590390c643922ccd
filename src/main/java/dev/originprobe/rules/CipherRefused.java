package dev.originprobe.rules;

import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.Refusal.Cause;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.KeyExchange;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The origin accepts none of the offered cipher suites. */
final class CipherRefused extends RefusalRule {
    CipherRefused() {
        super(new RuleInfo(
                "cipher-refused",
                Severity.BLOCK,
                "The origin accepts none of the offered cipher suites",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.PROTOCOLS_AND_CIPHERS,
                        "Your origin must support at least one of these ciphers.")));
    }

    @Override
    boolean isAbout(Cause cause, Refusal refusal) {
        return cause == Cause.CIPHER;
    }

    @Override
    List<Fault> otherwise(Case evidence, AddressEvidence address) {
        return Dispute.ofSuite(evidence, address);
    }

    @Override
    Fault fault(Case evidence, AddressEvidence address, Refusal refusal) {
        ClientOffer offer = refusal.offer();
        String others = Stream.of(
                        refusal.accepted(Purpose.OTHER_SUITES),
                        refusal.accepted(Purpose.ONE_PROTOCOL),
                        refusal.hello().seen().stream())
                .flatMap(flights -> flights)
                .map(ServerFlight::suite)
                .filter(suite -> !offer.suites().contains(suite))
                .distinct()
                .map(suite -> suite.opensslName() + flaw(suite))
                .collect(Collectors.joining(", "));
        return broken(
                address,
                refusal,
                "the origin accepts " + others + " but none that was offered",
                "one of " + names(offer.suites().stream()),
                "Allow one of CloudFront's cipher suites on the origin, such as " + suggestion(offer) + ".");
    }

    /** Why no client would offer it. */
    private static String flaw(CipherSuite suite) {
        if (suite.keyExchange().isAnonymous()) {
            return suite.isPlain() ? " (without certificate and encryption)" : " (without certificate)";
        }
        return suite.isPlain() ? " (without encryption)" : "";
    }

    private static String suggestion(ClientOffer offer) {
        return offer.suites().stream()
                .filter(suite ->
                        suite.keyExchange() == KeyExchange.ECDHE && suite.authentication() == Authentication.RSA)
                .findFirst()
                .orElse(offer.suites().get(0))
                .opensslName();
    }

    private static String names(Stream<CipherSuite> suites) {
        return suites.map(CipherSuite::opensslName).collect(Collectors.joining(", "));
    }
}
