package dev.originprobe.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The handshake messages of a server's first flight, gathered into a {@link ServerFlight}. */
final class FlightMessages {
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int HELLO_REQUEST = 0;
    private static final int CERTIFICATE_STATUS = 22;

    private static final int RANDOM_BYTES = 32;
    private static final int EXTENSION_SUPPORTED_VERSIONS = 43;
    private static final int EXTENSION_KEY_SHARE = 51;

    /** RFC 8446, 4.1.3: the random that makes a ServerHello a HelloRetryRequest, SHA-256 of that word. */
    private static final byte[] HELLO_RETRY =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    /** Only ECParameters of this type name their curve (RFC 8422, 5.4). */
    private static final int NAMED_CURVE = 3;

    private final byte[] clientRandom;
    private final List<byte[]> serverRandom = new ArrayList<>();
    private final List<ServerFlight> flights = new ArrayList<>();
    private final List<Alert> warnings = new ArrayList<>();

    FlightMessages(byte[] clientRandom) {
        this.clientRandom = clientRandom.clone();
    }

    Optional<ServerFlight> flight() {
        return flights.isEmpty() ? Optional.empty() : Optional.of(flights.get(0));
    }

    boolean complete() {
        return flight().map(ServerFlight::complete).orElse(false);
    }

    /** Notes a warning alert, and says how many there are now. */
    int warning(Alert alert) {
        warnings.add(alert);
        flight().ifPresent(flight -> replace(flight.withWarnings(warnings)));
        return warnings.size();
    }

    /** Takes a whole message; what is wrong with it, empty where nothing is. */
    Optional<String> message(int type, byte[] body) {
        if (flights.isEmpty() && type != SERVER_HELLO) {
            return type == HELLO_REQUEST && body.length == 0
                    ? Optional.empty()
                    : Optional.of("a handshake message of type " + type + " before the ServerHello");
        }
        try {
            return read(type, ByteBuffer.wrap(body));
        } catch (BufferUnderflowException shorter) {
            return Optional.of("a handshake message of type " + type + " whose lengths exceed it");
        }
    }

    private Optional<String> read(int type, ByteBuffer body) {
        switch (type) {
            case SERVER_HELLO -> {
                if (!flights.isEmpty()) {
                    return Optional.of("a second ServerHello");
                }
                flights.add(serverHello(body).withWarnings(warnings));
            }
            case CERTIFICATE -> replace(flights.get(0).withCertificates(certificates(body)));
            case SERVER_KEY_EXCHANGE -> keyExchange(body);
            case CERTIFICATE_REQUEST -> replace(flights.get(0).withCertificateRequested());
            case SERVER_HELLO_DONE -> replace(flights.get(0).withEnd());
            case HELLO_REQUEST, CERTIFICATE_STATUS -> {
                // Neither says anything about the origin that is judged.
            }
            default -> {
                return Optional.of("a handshake message of type " + type + " in the server's first flight");
            }
        }
        return Optional.empty();
    }

    private void replace(ServerFlight flight) {
        flights.set(0, flight);
    }

    /**
     * Reads a ServerHello, or the HelloRetryRequest that looks like one.
     *
     * <pre>
     * struct { ProtocolVersion server_version; Random random; SessionID session_id; CipherSuite cipher_suite;
     *          CompressionMethod compression_method; Extension extensions&lt;0..2^16-1&gt;; } ServerHello;
     * </pre>
     */
    private ServerFlight serverHello(ByteBuffer body) {
        int version = uint16(body);
        byte[] random = bytes(body, RANDOM_BYTES);
        serverRandom.add(random);
        bytes(body, uint8(body));
        CipherSuite suite = new CipherSuite(uint16(body));
        uint8(body);
        Optional<NamedGroup> group = Optional.empty();
        ByteBuffer extensions = body.hasRemaining() ? vector(body, uint16(body)) : body;
        while (extensions.hasRemaining()) {
            int type = uint16(extensions);
            ByteBuffer extension = vector(extensions, uint16(extensions));
            if (type == EXTENSION_SUPPORTED_VERSIONS) {
                version = uint16(extension);
            } else if (type == EXTENSION_KEY_SHARE) {
                group = Optional.of(new NamedGroup(uint16(extension)));
            }
        }
        boolean encryptedFromHere = version >= ProtocolVersion.TLS_1_3.wire();
        boolean retry = encryptedFromHere && Arrays.equals(random, HELLO_RETRY);
        return new ServerFlight(
                version, suite, group, List.of(), Optional.empty(), false, retry, encryptedFromHere, List.of());
    }

    /** Reads {@code opaque ASN.1Cert<1..2^24-1>; ASN.1Cert certificate_list<0..2^24-1>}. */
    private static List<Octets> certificates(ByteBuffer body) {
        ByteBuffer list = vector(body, uint24(body));
        List<Octets> certificates = new ArrayList<>();
        while (list.hasRemaining()) {
            certificates.add(Octets.of(bytes(list, uint24(list))));
        }
        return certificates;
    }

    /** Reads ECDHE parameters and their signature; of other key exchanges only that there is one is known. */
    private void keyExchange(ByteBuffer body) {
        ServerFlight flight = flights.get(0);
        String suite = flight.suite().ianaName();
        int start = body.position();
        if (suite.startsWith("TLS_ECDHE_")) {
            if (uint8(body) != NAMED_CURVE) {
                return;
            }
            replace(flight.withGroup(new NamedGroup(uint16(body))));
            vector(body, uint8(body));
        } else if (suite.startsWith("TLS_DHE_")) {
            for (int parameter = 0; parameter < 3; parameter++) {
                vector(body, uint16(body));
            }
        } else {
            return;
        }
        byte[] parameters = bytes(body.duplicate().position(start), body.position() - start);
        Optional<SignatureScheme> scheme = flight.version() >= ProtocolVersion.TLS_1_2.wire()
                ? Optional.of(new SignatureScheme(uint16(body)))
                : Optional.empty();
        Octets signature = Octets.of(bytes(body, uint16(body)));
        replace(flights.get(0).withKeyExchange(new SignedKeyExchange(signed(parameters), scheme, signature)));
    }

    private Octets signed(byte[] parameters) {
        byte[] random = serverRandom.get(0);
        return Octets.of(ByteBuffer.allocate(clientRandom.length + random.length + parameters.length)
                .put(clientRandom)
                .put(random)
                .put(parameters)
                .array());
    }

    private static ByteBuffer vector(ByteBuffer from, int length) {
        return ByteBuffer.wrap(bytes(from, length));
    }

    private static byte[] bytes(ByteBuffer from, int length) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static int uint8(ByteBuffer from) {
        return from.get() & 0xff;
    }

    private static int uint16(ByteBuffer from) {
        return from.getShort() & 0xffff;
    }

    private static int uint24(ByteBuffer from) {
        return uint8(from) << 16 | uint16(from);
    }
}
