package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.KeyExchange;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** Another question was answered with ECDSA, the profile's own hello with RSA although it offers both. */
final class EcdsaNotPreferred extends AddressRule {
    EcdsaNotPreferred() {
        super(new RuleInfo(
                "ecdsa-not-preferred",
                Severity.NOTE,
                "The origin has an ECDSA certificate and serves RSA",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.ECDSA_TO_ORIGINS,
                        "In substance: CloudFront supports ECDSA certificates for HTTPS connections to origins.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        boolean servesEcdsa = address.exchanges().stream()
                .flatMap(exchange -> exchange.answer().seen().stream())
                .anyMatch(flight -> isEcdhe(flight, Authentication.ECDSA));
        return address.hello()
                .flatMap(Answer::seen)
                .filter(flight -> servesEcdsa && isEcdhe(flight, Authentication.RSA))
                .map(flight -> List.of(Fault.broken(
                        Particular.of(address.endpoint(), flight.suite().opensslName(), "an ECDHE-ECDSA suite"),
                        "Put the ECDSA suites first and let the server's order decide.")))
                .orElse(List.of());
    }

    private static boolean isEcdhe(ServerFlight flight, Authentication authentication) {
        return flight.suite().keyExchange() == KeyExchange.ECDHE
                && flight.suite().authentication() == authentication;
    }
}
