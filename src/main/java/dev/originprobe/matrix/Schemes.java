package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the signature schemes: in TLS 1.2 where it signs an ephemeral key exchange, else in TLS 1.3, where nothing goes
 * without a signature. Each is asked for with the suites of its kind of certificate; where none of those is accepted,
 * neither is the scheme. Without a suite that signs anything, none can be told.
 */
record Schemes(Scope scope, SuiteReplies known, Lookup asking) {
    /** The reply to each scheme; undecided where nothing is signed, or it is not known yet. */
    Map<SignatureScheme, Reply> replies() {
        Map<SignatureScheme, Reply> replies = new LinkedHashMap<>();
        Scope.SCHEMES.forEach(scheme -> replies.put(scheme, Reply.UNDECIDED));
        for (ProtocolVersion version : List.of(ProtocolVersion.TLS_1_2, ProtocolVersion.TLS_1_3)) {
            Optional<List<CipherSuite>> signed = known.acceptable(known.columns(version), Schemes::isSigned);
            if (signed.isEmpty()) {
                break;
            }
            if (!signed.get().isEmpty()) {
                known.columns(version)
                        .forEach(column -> column.authentication()
                                .schemes()
                                .forEach(scheme -> replies.put(scheme, reply(column, scheme))));
                break;
            }
        }
        return replies;
    }

    private static boolean isSigned(CipherSuite suite) {
        return suite.keyExchange().isSigned();
    }

    private Reply reply(Column column, SignatureScheme scheme) {
        if (known.flights(column.version())
                .anyMatch(chosen -> used(Optional.of(chosen)).equals(Optional.of(scheme)))) {
            return Reply.ACCEPTED;
        }
        if (!known.settled(column.version())) {
            return Reply.UNDECIDED;
        }
        Optional<List<CipherSuite>> signed = known.acceptable(Stream.of(column), Schemes::isSigned);
        if (signed.isEmpty()) {
            return Reply.UNDECIDED;
        }
        if (signed.get().isEmpty()) {
            return known.of(column).containsValue(Reply.UNDECIDED) ? Reply.UNDECIDED : Reply.REFUSED;
        }
        ClientOffer offer = scope.offer(column.version(), signed.get(), Scope.GROUPS, List.of(scheme));
        boolean other =
                used(asking.chosen(offer)).filter(used -> !used.equals(scheme)).isPresent();
        return other ? Reply.REFUSED : asking.reply(offer);
    }

    private static Optional<SignatureScheme> used(Optional<ServerFlight> flight) {
        return flight.flatMap(ServerFlight::keyExchange).flatMap(SignedKeyExchange::scheme);
    }
}
