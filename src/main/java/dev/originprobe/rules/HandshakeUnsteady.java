package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Grade;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The same hello is refused at one time and answered at another: nothing in the hello is the cause. So is a handshake of
 * what the hello was answered with, where it is refused in one connection and finished in another: but not where the server
 * signs with a scheme that the first engine's hello does not offer. And so is one that is not answered in TLS, as the hello
 * was.
 */
final class HandshakeUnsteady extends AddressRule {
    HandshakeUnsteady() {
        super(new RuleInfo(
                "handshake-unsteady",
                Severity.BLOCK,
                "The origin refuses the hello at one time and answers it at another",
                new Basis(
                        Grade.INFERRED,
                        "AWS does not say",
                        "CloudFront opens many connections to an origin: some would be refused and others answered, as "
                                + "ours were; which ones is not known.")));
    }

    /**
     * What the profiles offer and BoringSSL does not: ECDSA with SHA-512, SHA-224 and SHA-1, RSA with SHA-224, and RSA-PSS by a
     * key that is for RSA-PSS alone.
     */
    private static final Set<SignatureScheme> NOT_OF_THE_FIRST_ENGINE = Stream.of(
                    0x0603, 0x0303, 0x0203, 0x0301, 0x0809, 0x080a, 0x080b)
            .map(SignatureScheme::new)
            .collect(Collectors.toUnmodifiableSet());

    private static final String REMEDY =
            "Give every server behind this address the same TLS configuration, and see whether one of them is overloaded, "
                    + "restarting or being deployed to.";

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        Optional<Fault> refused = Refusal.at(evidence, address)
                .filter(Refusal::isUnsteady)
                .map(refusal -> fault(
                        address,
                        "the origin refuses the hello" + RefusalRule.how(refusal.hello())
                                + ", and answers the same hello when it is sent again",
                        "the same answer to the same hello"));
        return refused.or(() -> refusedHandshake(address)).or(() -> handshakeInPlainText(address)).stream()
                .toList();
    }

    private static Optional<Fault> refusedHandshake(AddressEvidence address) {
        return address.last(Purpose.HANDSHAKE)
                .map(Exchange::answer)
                .filter(first -> first instanceof Answer.Alerted && first.seen().isEmpty())
                .filter(first -> address.completed() && !signsWithWhatWasNotOffered(address))
                .map(first -> fault(
                        address,
                        "the origin answers the hello, refuses a handshake" + RefusalRule.how(first)
                                + ", and finishes another",
                        "the same answer to every connection"));
    }

    private static Optional<Fault> handshakeInPlainText(AddressEvidence address) {
        return Stream.concat(address.handshake().stream(), address.last(Purpose.WITNESS).map(Exchange::answer).stream())
                .filter(Answer.NotTls.class::isInstance)
                .map(Answer.NotTls.class::cast)
                .filter(answer -> address.hello().flatMap(Answer::seen).isPresent())
                .findFirst()
                .map(answer -> fault(
                        address,
                        "the origin answers the hello in TLS, and another connection with: " + NotTls.start(answer),
                        "the same answer to every connection"));
    }

    private static boolean signsWithWhatWasNotOffered(AddressEvidence address) {
        return address.flight()
                .flatMap(ServerFlight::keyExchange)
                .flatMap(SignedKeyExchange::scheme)
                .filter(NOT_OF_THE_FIRST_ENGINE::contains)
                .isPresent();
    }

    private static Fault fault(AddressEvidence address, String seen, String wanted) {
        return Fault.undecided(Particular.of(address.endpoint(), seen, wanted), REMEDY);
    }
}
