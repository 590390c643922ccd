package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;

/**
 * The hello was accepted, and yet no handshake came to its end. Where the handshake got no first flight at all, what was
 * refused is an engine's hello: the profile's own was answered, so that what CloudFront would meet is undecided.
 */
final class HandshakeIncomplete extends AddressRule {
    HandshakeIncomplete() {
        super(new RuleInfo(
                "handshake-incomplete",
                Severity.BLOCK,
                "The handshake was negotiated and not finished",
                new Basis(
                        Grade.INFERRED,
                        "AWS does not say",
                        "A TLS handshake that fails after the ServerHello ends the connection as one that "
                                + "fails before it; a failed TLS handshake leads to 502.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        if (address.hello().isEmpty()
                && address.all(Purpose.OTHER_CLIENT).findAny().isPresent()) {
            return List.of(Fault.undecided(
                    Particular.of(
                            address.endpoint(),
                            "the origin was asked as another client",
                            "the hello of profile " + evidence.profile().name()),
                    "Probe the origin as that client: what it answers another is not what it would answer this one."));
        }
        if (address.flight().filter(ServerFlight::showsNoCertificate).isPresent()) {
            return List.of();
        }
        Optional<Answer> handshake = address.handshake();
        if (handshake.isEmpty()) {
            return address.hello().filter(Answer.Flight.class::isInstance).isPresent()
                            && Refusal.at(evidence, address).isEmpty()
                    ? List.of(undecided(address, "the handshake was not tried"))
                    : List.of();
        }
        if (address.completed()
                || Possession.disproved(evidence, address).isPresent()
                || ClientCertificateRequired.demanded(address)) {
            return List.of();
        }
        Answer answer = handshake.get();
        if (answer instanceof Answer.Alerted alerted) {
            return List.of(ended(address, "alert " + alerted.alert().descriptionName(), alerted.flight()));
        }
        if (answer instanceof Answer.Closed closed) {
            return List.of(ended(address, closed.reset() ? "a reset" : "an end", closed.flight()));
        }
        if (answer instanceof Answer.Unfinished unfinished && !unreadable(address)) {
            return List.of(
                    unfinished.failure() == Answer.Failure.FINISHED_INVALID
                            ? broken(address, "the origin's Finished does not verify")
                            : undecided(address, "no TLS engine here could finish it: " + unfinished.detail()));
        }
        return List.of();
    }

    /** Whether there is a certificate that nobody can read: that no engine could then go on is no finding of its own. */
    private static boolean unreadable(AddressEvidence address) {
        return address.chain().stream()
                .flatMap(chain -> chain.faults(ChainFault.Malformed.class))
                .findFirst()
                .isPresent();
    }

    private static Fault ended(AddressEvidence address, String how, Optional<ServerFlight> flight) {
        return flight.isPresent()
                ? broken(address, how + " after the first flight")
                : undecided(
                        address,
                        how + " instead of a first flight in the handshake, although the profile's hello got one");
    }

    private static Fault broken(AddressEvidence address, String seen) {
        return Fault.broken(
                Particular.of(address.endpoint(), seen, "a finished handshake"),
                "Look into the origin's TLS log for why it gave the handshake up.");
    }

    private static Fault undecided(AddressEvidence address, String seen) {
        return Fault.undecided(
                Particular.of(address.endpoint(), seen, "a finished handshake"),
                "Try again; where it stays so, report it with the origin's certificate and TLS configuration.");
    }
}
