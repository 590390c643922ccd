package dev.originprobe.tls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The handshake messages and warnings of a server's first flight so far, gathered into a {@link ServerFlight}.
 *
 * @param randoms the client's random, and behind it the server's once it is known
 * @param flight empty before the ServerHello
 * @param warnings in the order received
 * @param count messages read
 * @param bytes of those messages, headers included
 */
record FlightMessages(Octets randoms, Optional<ServerFlight> flight, List<Alert> warnings, int count, int bytes) {
    /** Warning alerts followed on: OpenSSL gives up after five in a row (MAX_WARN_ALERT_COUNT). */
    static final int MOST_WARNINGS = 5;

    /** Messages of a flight: TLS 1.2 has nine kinds, of which only HelloRequest may come again. */
    static final int MOST_MESSAGES = 32;

    /** Certificates of a chain: ten times as deep as OpenSSL verifies by default (100). */
    static final int MOST_CERTIFICATES = 1_000;

    private static final int MESSAGE_HEADER = 4;

    private static final int HELLO_REQUEST = 0;
    private static final int SERVER_HELLO = 2;
    private static final int NEW_SESSION_TICKET = 4;
    private static final int CERTIFICATE = 11;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int CERTIFICATE_STATUS = 22;
    private static final int SUPPLEMENTAL_DATA = 23;

    private static final int RANDOM_BYTES = 32;
    private static final int EXTENSION_SUPPORTED_VERSIONS = 43;
    private static final int EXTENSION_KEY_SHARE = 51;

    /** RFC 8446, 4.1.3: the random that makes a ServerHello a HelloRetryRequest, SHA-256 of that word. */
    private static final byte[] HELLO_RETRY =
            HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");

    /** What a server answers to a hello of this random, before it has answered. */
    static FlightMessages after(byte[] clientRandom) {
        return new FlightMessages(Octets.of(clientRandom), Optional.empty(), List.of(), 0, 0);
    }

    boolean complete() {
        return flight.filter(ServerFlight::complete).isPresent();
    }

    /** Insists that a message of so many bytes, its header included, is still within the flight's bounds. */
    void makeRoomFor(int messageBytes) {
        if (count == MOST_MESSAGES) {
            throw new BrokenFlight("more than " + MOST_MESSAGES + " handshake messages");
        }
        if (bytes + messageBytes > FlightReader.LONGEST_FLIGHT) {
            throw new BrokenFlight("a handshake message of " + messageBytes + " bytes after " + bytes + "; "
                    + FlightReader.LONGEST_FLIGHT + " are read");
        }
    }

    FlightMessages withWarning(Alert warning) {
        List<Alert> all = new ArrayList<>(warnings);
        all.add(warning);
        if (all.size() > MOST_WARNINGS) {
            throw new BrokenFlight("more than " + MOST_WARNINGS + " warning alerts");
        }
        return new FlightMessages(randoms, flight.map(seen -> seen.withWarnings(all)), List.copyOf(all), count, bytes);
    }

    /** The flight with a message that has come whole. */
    FlightMessages withMessage(int type, byte[] body) {
        Opaque message = new Opaque("a handshake message of type " + type, body);
        FlightMessages counted =
                new FlightMessages(randoms, flight, warnings, count + 1, bytes + MESSAGE_HEADER + body.length);
        if (type == HELLO_REQUEST) {
            message.end();
            return counted;
        }
        if (flight.isEmpty()) {
            if (type != SERVER_HELLO) {
                throw new BrokenFlight("a handshake message of type " + type + " before the ServerHello");
            }
            return counted.withServerHello(message);
        }
        ServerFlight seen = flight.get();
        return counted.with(
                switch (type) {
                    case SERVER_HELLO -> throw new BrokenFlight("a second ServerHello");
                    case CERTIFICATE -> seen.withCertificates(certificates(message));
                    case SERVER_KEY_EXCHANGE -> KeyExchangeParameters.read(seen, randoms, message);
                    case CERTIFICATE_REQUEST -> seen.withCertificateRequested();
                    case SERVER_HELLO_DONE -> {
                        message.end();
                        yield seen.withEnd();
                    }
                    // Nothing in these is judged.
                    case NEW_SESSION_TICKET, CERTIFICATE_STATUS, SUPPLEMENTAL_DATA -> seen;
                    default ->
                        throw new BrokenFlight("a handshake message of type " + type + " in the server's first flight");
                });
    }

    private FlightMessages with(ServerFlight seen) {
        return new FlightMessages(randoms, Optional.of(seen), warnings, count, bytes);
    }

    /**
     * Reads a ServerHello, or the HelloRetryRequest that looks like one.
     *
     * <pre>
     * struct { ProtocolVersion server_version; Random random; SessionID session_id&lt;0..32&gt;; CipherSuite cipher_suite;
     *          CompressionMethod compression_method; Extension extensions&lt;0..2^16-1&gt;; } ServerHello;   // RFC 5246, 7.4.1.3
     * </pre>
     */
    private FlightMessages withServerHello(Opaque hello) {
        int version = hello.uint16();
        byte[] random = hello.bytes(RANDOM_BYTES);
        hello.vector(1);
        CipherSuite suite = new CipherSuite(hello.uint16());
        if (hello.uint8() != 0) {
            throw new BrokenFlight("a ServerHello that compresses, which was not offered");
        }
        Optional<NamedGroup> group = Optional.empty();
        if (hello.hasMore()) {
            Opaque extensions = hello.vector(2);
            hello.end();
            while (extensions.hasMore()) {
                int type = extensions.uint16();
                Opaque extension = extensions.vector(2);
                if (type == EXTENSION_SUPPORTED_VERSIONS) {
                    version = extension.uint16();
                } else if (type == EXTENSION_KEY_SHARE) {
                    group = Optional.of(new NamedGroup(extension.uint16()));
                }
            }
        }
        boolean encryptedFromHere = version >= ProtocolVersion.TLS_1_3.wire();
        boolean retry = encryptedFromHere && Arrays.equals(random, HELLO_RETRY);
        return new FlightMessages(
                randoms.and(random),
                Optional.of(new ServerFlight(
                        version, suite, group, List.of(), Optional.empty(), false, retry, encryptedFromHere, warnings)),
                warnings,
                count,
                bytes);
    }

    /** Reads {@code opaque ASN.1Cert<1..2^24-1>; ASN.1Cert certificate_list<0..2^24-1>}, and empty ones too. */
    private static List<Octets> certificates(Opaque message) {
        Opaque list = message.vector(3);
        message.end();
        List<Octets> certificates = new ArrayList<>();
        while (list.hasMore()) {
            if (certificates.size() == MOST_CERTIFICATES) {
                throw new BrokenFlight("more than " + MOST_CERTIFICATES + " certificates");
            }
            certificates.add(Octets.of(list.vector(3).rest()));
        }
        return certificates;
    }
}
