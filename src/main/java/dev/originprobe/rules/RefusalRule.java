package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.rules.Refusal.Cause;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule about one cause for which an origin refuses the hello: see {@link Refusal} for how one is told from another. */
abstract class RefusalRule extends AddressRule {
    RefusalRule(RuleInfo info) {
        super(info);
    }

    @Override
    final List<Fault> faults(Case evidence, AddressEvidence address) {
        return Refusal.at(evidence, address)
                .filter(refusal -> refusal.causes().stream().anyMatch(cause -> isAbout(cause, refusal)))
                .map(refusal -> List.of(fault(evidence, address, refusal)))
                .orElseGet(() -> otherwise(evidence, address));
    }

    /** What is wrong where the hello was not refused for that cause. */
    List<Fault> otherwise(Case evidence, AddressEvidence address) {
        return List.of();
    }

    /** Whether the rule speaks of this cause of the refusal. */
    abstract boolean isAbout(Cause cause, Refusal refusal);

    /** What it says of it. */
    abstract Fault fault(Case evidence, AddressEvidence address, Refusal refusal);

    static Fault broken(AddressEvidence address, Refusal refusal, String seen, String wanted, String remedy) {
        return Fault.broken(Particular.of(address.endpoint(), seen + how(refusal.hello()), wanted), remedy);
    }

    static boolean hasNoRuleOfItsOwn(Cause cause) {
        return cause == Cause.SIGNATURE_SCHEME || cause == Cause.HELLO_LENGTH || cause == Cause.UNKNOWN;
    }

    /**
     * What is said of the causes without a rule of their own; empty where none was found.
     *
     * @param does what the origin does, as in "the origin closes the connection after the hello"
     */
    static Optional<Fault> explained(AddressEvidence address, Refusal refusal, String does) {
        if (refusal.causes().contains(Cause.HELLO_LENGTH)) {
            return Optional.of(Fault.broken(
                    Particular.of(
                            address.endpoint(),
                            "the origin " + does + " of " + ClientHello.length(refusal.offer()) + " octets"
                                    + how(refusal.hello())
                                    + ", and answers the same hello where it is padded to more than 511",
                            "a ServerHello whatever the length of the hello"),
                    "Update or bypass the load balancer or firewall before the origin: it drops hellos of 256 to 511 "
                            + "octets (RFC 7685)."));
        }
        if (!refusal.causes().contains(Cause.SIGNATURE_SCHEME)) {
            return Optional.empty();
        }
        String schemes = Stream.concat(refusal.accepted(Purpose.OTHER_SCHEMES), refusal.accepted(Purpose.ONE_PROTOCOL))
                .flatMap(flight -> flight.keyExchange().flatMap(SignedKeyExchange::scheme).stream())
                .filter(scheme -> !refusal.offer().signatureSchemes().contains(scheme))
                .map(SignatureScheme::label)
                .distinct()
                .collect(Collectors.joining(", "));
        return Optional.of(Fault.broken(
                Particular.of(
                        address.endpoint(),
                        "the origin " + does + how(refusal.hello()) + ", and signs with " + schemes
                                + " where that is offered",
                        "one of "
                                + refusal.offer().signatureSchemes().stream()
                                        .map(SignatureScheme::label)
                                        .collect(Collectors.joining(", "))),
                "Serve a certificate with an RSA key of 2048 bits or a key on the curve prime256v1."));
    }

    /** How a refusal looked on the wire. */
    static String how(Answer hello) {
        if (hello instanceof Answer.Alerted alerted) {
            return " (alert " + alerted.alert().descriptionName() + ")";
        }
        if (hello instanceof Answer.NotTls) {
            return " (with something that is not TLS)";
        }
        return hello instanceof Answer.Closed closed ? (closed.reset() ? " (reset)" : " (closed)") : "";
    }
}
