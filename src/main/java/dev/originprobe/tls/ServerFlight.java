package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a server's first flight said: all up to ServerHelloDone through TLS 1.2, and to Finished in TLS 1.3 where the hello
 * was ours; of a TLS 1.3 handshake that an engine finishes, the ServerHello alone.
 *
 * @param version the two bytes of the chosen version, after supported_versions
 * @param suite the chosen cipher suite
 * @param group the key-exchange group: of the key share or HelloRetryRequest, or of ECDHE parameters; empty for RSA key exchange
 * @param certificates DER, byte for byte, in the order served; in TLS 1.3, where they are encrypted, empty where
 *     they could not be read
 * @param keyExchange the signed ServerKeyExchange, in TLS 1.3 the CertificateVerify; empty for RSA key exchange and
 *     anonymous suites
 * @param certificateRequested whether a CertificateRequest was among the messages
 * @param helloRetry whether this is a HelloRetryRequest
 * @param complete whether the flight was read to its end, as far as it can be read
 * @param warnings warning alerts received on the way, such as unrecognized_name
 * @param deviations what the hello gave no leave to, in the order met; none where the hello was an engine's, which looks
 *     itself
 */
public record ServerFlight(
        int version,
        CipherSuite suite,
        Optional<NamedGroup> group,
        List<Octets> certificates,
        Optional<SignedKeyExchange> keyExchange,
        boolean certificateRequested,
        boolean helloRetry,
        boolean complete,
        List<Alert> warnings,
        List<Deviation> deviations) {
    public ServerFlight {
        deviations = List.copyOf(deviations);
        certificates = List.copyOf(certificates);
        warnings = List.copyOf(warnings);
    }

    /** A flight that keeps to its hello. */
    public ServerFlight(
            int version,
            CipherSuite suite,
            Optional<NamedGroup> group,
            List<Octets> certificates,
            Optional<SignedKeyExchange> keyExchange,
            boolean certificateRequested,
            boolean helloRetry,
            boolean complete,
            List<Alert> warnings) {
        this(
                version,
                suite,
                group,
                certificates,
                keyExchange,
                certificateRequested,
                helloRetry,
                complete,
                warnings,
                List.of());
    }

    /** The same flight with more deviations. */
    public ServerFlight withDeviations(List<Deviation> more) {
        return new ServerFlight(
                version,
                suite,
                group,
                certificates,
                keyExchange,
                certificateRequested,
                helloRetry,
                complete,
                warnings,
                Stream.concat(deviations.stream(), more.stream()).toList());
    }

    /** Whether a Certificate message came without any certificate. */
    public boolean showsNoCertificate() {
        return deviations.stream().anyMatch(deviation -> deviation.kind() == Deviation.Kind.NO_CERTIFICATE);
    }

    /** The same flight with these certificates: as read, or in TLS 1.3 as the engine decrypted them. */
    public ServerFlight withCertificates(List<Octets> served) {
        return new ServerFlight(
                version,
                suite,
                group,
                served,
                keyExchange,
                certificateRequested,
                helloRetry,
                complete,
                warnings,
                deviations);
    }

    /** The same flight with a request for a client certificate. */
    public ServerFlight withCertificateRequested() {
        return new ServerFlight(
                version, suite, group, certificates, keyExchange, true, helloRetry, complete, warnings, deviations);
    }

    /** The same flight with the group of its key exchange. */
    public ServerFlight withGroup(NamedGroup chosen) {
        return new ServerFlight(
                version,
                suite,
                Optional.of(chosen),
                certificates,
                keyExchange,
                certificateRequested,
                helloRetry,
                complete,
                warnings,
                deviations);
    }

    /** The same flight with its signed key exchange. */
    public ServerFlight withKeyExchange(SignedKeyExchange signed) {
        return new ServerFlight(
                version,
                suite,
                group,
                certificates,
                Optional.of(signed),
                certificateRequested,
                helloRetry,
                complete,
                warnings,
                deviations);
    }

    /** The same flight with these warning alerts. */
    public ServerFlight withWarnings(List<Alert> received) {
        return new ServerFlight(
                version,
                suite,
                group,
                certificates,
                keyExchange,
                certificateRequested,
                helloRetry,
                complete,
                received,
                deviations);
    }

    /** The same flight, read to its end. */
    public ServerFlight withEnd() {
        return new ServerFlight(
                version,
                suite,
                group,
                certificates,
                keyExchange,
                certificateRequested,
                helloRetry,
                true,
                warnings,
                deviations);
    }

    /** The version, where it is one that CloudFront knows. */
    public Optional<ProtocolVersion> protocol() {
        return ProtocolVersion.ofWire(version);
    }
}
