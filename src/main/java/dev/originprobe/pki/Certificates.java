package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What certificates say, and which keys signed them. That depends on their bytes alone, not on time, trust or name: where
 * the same ones are met again and again it may be remembered, and all that is judged stays the same.
 */
public final class Certificates {
    private static final Certificates AFRESH = new Certificates(new Memory() {
        @Override
        public <A, R> Function<A, R> of(Function<A, R> function, ToIntFunction<A> bytes) {
            return function;
        }
    });

    private final Function<Octets, CertificateReader.Read> readings;
    private final Function<Certified, SignatureCheck.Result> signatures;

    private Certificates(Memory memory) {
        readings = memory.of(der -> CertificateReader.read(der.bytes()), Octets::length);
        signatures = memory.of(
                certified -> SignatureCheck.of(certified.certificate(), certified.key()),
                certified ->
                        certified.certificate().length() + certified.key().der().length());
    }

    /** Remembers what pure functions gave; may forget it at any time. */
    public interface Memory {
        /**
         * The same function, which gives again what it gave before for an equal argument.
         *
         * @param bytes how long the certificates and keys are that an argument consists of
         */
        <A, R> Function<A, R> of(Function<A, R> function, ToIntFunction<A> bytes);
    }

    /** A question for a signature: the same where certificate and key are, byte for byte. */
    private record Certified(ParsedCertificate certificate, PublicKeyInfo key) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Certified certified
                    && certificate.sha256().equals(certified.certificate.sha256())
                    && key.der().equals(certified.key.der());
        }

        @Override
        public int hashCode() {
            return certificate.sha256().hashCode();
        }
    }

    /** Reads every certificate, and checks every signature, as often as it is asked to. */
    public static Certificates afresh() {
        return AFRESH;
    }

    /** Remembers certificates and signatures there. */
    public static Certificates remembered(Memory memory) {
        return new Certificates(memory);
    }

    /**
     * Whether a signature was made with a leaf's key: see {@link KeyProof}.
     *
     * @param scheme the signature scheme's code point; empty before TLS 1.2
     * @return empty where it cannot be checked here: a leaf that cannot be read, a scheme or a key that is not known
     */
    public Optional<Boolean> verifies(Octets leaf, Octets signedContent, OptionalInt scheme, Octets signature) {
        return read(leaf)
                .parsed()
                .flatMap(certificate ->
                        KeyProof.verifies(certificate.key(), signedContent.bytes(), scheme, signature.bytes()));
    }

    /** What can be read of a certificate; total, whatever the bytes are. */
    public ServedCertificate served(Octets der) {
        return read(der).served();
    }

    CertificateReader.Read read(Octets der) {
        return readings.apply(der);
    }

    Optional<ParsedCertificate> read(TrustStore.Root root) {
        return read(Octets.of(Base64.getDecoder().decode(root.base64()))).parsed();
    }

    SignatureCheck.Result signature(ParsedCertificate certificate, PublicKeyInfo key) {
        return signatures.apply(new Certified(certificate, key));
    }
}
