package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.WitnessTerms;
import dev.originprobe.net.s2n.S2nError;
import dev.originprobe.net.s2n.S2nFailure;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.net.s2n.S2nSession;
import dev.originprobe.octets.Octets;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.scan.CertificateWitness;
import dev.originprobe.tls.ShownCertificates;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** AWS's own TLS library, asked about certificates alone: a server that has no key shows them to it, in memory. */
public final class ChainWitness implements CertificateWitness, AutoCloseable {
    /** As of a handshake that is made with it. */
    private static final int MOST_BYTES = WitnessHandler.MOST_BYTES;

    private final WitnessLibrary library = new WitnessLibrary(Optional.empty());

    /** Why it cannot be asked; empty where it can. Waits until it is loaded. */
    public Optional<String> missing() {
        return library.missing();
    }

    @Override
    public Answer answer(Question question, List<Octets> certificates) {
        WitnessTerms terms = question.witness().orElseThrow();
        Optional<String> excess = WitnessHandler.client(question).excess().or(() -> excess(certificates));
        if (excess.isPresent()) {
            return notAsked(excess.get());
        }
        return library.with(
                loaded -> shown(loaded, question, terms, new ShownCertificates(certificates, isForRsa(certificates))),
                ChainWitness::notAsked);
    }

    private static Optional<String> excess(List<Octets> certificates) {
        long bytes = certificates.stream().mapToLong(Octets::length).sum();
        return bytes > MOST_BYTES
                ? Optional.of(bytes + " bytes of certificates, more than " + MOST_BYTES)
                : Optional.empty();
    }

    private static boolean isForRsa(List<Octets> certificates) {
        return certificates.stream()
                .findFirst()
                .flatMap(leaf -> ServedCertificate.of(leaf.bytes()).facts())
                .map(CertificateFacts::keyAlgorithm)
                .filter(algorithm -> algorithm.startsWith("RSA"))
                .isPresent();
    }

    private static Answer shown(S2nLibrary library, Question question, WitnessTerms terms, ShownCertificates shown) {
        try (S2nSession session =
                library.session(WitnessHandler.client(question), terms.at(), new Memory(shown.records()))) {
            if (session.negotiate() != S2nSession.Step.FAILED) {
                return WitnessHandler.ownFailure("it waits for more than a server's first flight");
            }
            S2nError error = session.error().orElseThrow();
            if (session.isPastCertificates()) {
                return new Answer.Flight(shown.flight());
            }
            return error.kind() == S2nError.Kind.PEER
                    ? WitnessHandler.refusal(Optional.of(shown.flight()), error.name())
                    : WitnessHandler.ownFailure(error.name());
        } catch (S2nFailure failed) {
            return WitnessHandler.ownFailure(failed.reason());
        }
    }

    private static Answer notAsked(String because) {
        return new Answer.Unreachable(Answer.Cause.NOT_TRIED, because);
    }

    /** A server's flight, and nobody to read what is answered. */
    private static final class Memory implements S2nSession.Wire {
        private final ByteBuffer flight;

        Memory(Octets flight) {
            this.flight = ByteBuffer.wrap(flight.bytes());
        }

        @Override
        public byte[] take(int most) {
            byte[] taken = new byte[Math.min(most, flight.remaining())];
            flight.get(taken);
            return taken;
        }

        @Override
        public void send(byte[] bytes) {}
    }

    @Override
    public void close() {
        library.close();
    }
}
