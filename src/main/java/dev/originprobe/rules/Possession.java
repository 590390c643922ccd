package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.tls.KeyExchange;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Whether a server holds the key of its leaf, by what it signed and what it could decrypt. */
final class Possession {
    /** Alerts of a server that cannot decrypt: bad_record_mac, decryption_failed, decrypt_error. */
    private static final Set<Integer> CANNOT_DECRYPT = Set.of(20, 21, 51);

    private Possession() {}

    /** What shows that it does not; empty where nothing does. */
    static Optional<String> disproved(Case judged, AddressEvidence address) {
        return DecidingExchanges.deciding(address).stream()
                .map(Exchange::answer)
                .flatMap(answer -> disproved(judged, answer).stream())
                .findFirst();
    }

    /** An engine that finished the handshake has checked this very signature. */
    private static Optional<String> disproved(Case judged, Answer answer) {
        if (answer instanceof Answer.Completed) {
            return Optional.empty();
        }
        if (answer instanceof Answer.Unfinished unfinished
                && unfinished.failure() == Answer.Failure.SIGNATURE_INVALID) {
            return Optional.of("the handshake's signature does not verify with the certificate's key");
        }
        if (answer instanceof Answer.Alerted alerted
                && alerted.flight().filter(Possession::isStaticRsa).isPresent()
                && CANNOT_DECRYPT.contains(alerted.alert().description())) {
            return Optional.of("alert " + alerted.alert().descriptionName()
                    + ": the server cannot decrypt what was encrypted for its certificate");
        }
        return answer.seen()
                .filter(flight -> flight.keyExchange()
                        .filter(signed -> isForged(judged, flight, signed))
                        .isPresent())
                .map(flight -> "the key exchange is not signed with the certificate's key");
    }

    private static boolean isStaticRsa(ServerFlight flight) {
        return flight.suite().keyExchange() == KeyExchange.RSA;
    }

    private static boolean isForged(Case judged, ServerFlight flight, SignedKeyExchange signed) {
        return flight.certificates().stream()
                .findFirst()
                .flatMap(leaf -> judged.certificates()
                        .verifies(
                                leaf,
                                signed.signedContent(),
                                signed.scheme()
                                        .map(scheme -> OptionalInt.of(scheme.id()))
                                        .orElse(OptionalInt.empty()),
                                signed.signature()))
                .filter(verified -> !verified)
                .isPresent();
    }
}
