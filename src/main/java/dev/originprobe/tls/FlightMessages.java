package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The handshake messages and warnings of a server's first flight so far, gathered into a {@link ServerFlight}.
 *
 * @param clientRandom that of the hello
 * @param asked the hello, where it is ours
 * @param retry the suite of the HelloRetryRequest before; empty where there was none
 * @param transcript all messages since the hello, it included (RFC 8446, 4.4.1); empty where what TLS 1.3 encrypts is not
 *     to be read
 * @param hello the ServerHello; empty before it
 * @param protection of the records behind a ServerHello of TLS 1.3, where they can be opened
 * @param flight empty before the ServerHello
 * @param warnings in the order received
 * @param count messages read
 * @param bytes of those messages, headers included
 */
record FlightMessages(
        Octets clientRandom,
        Optional<ReceivedHello> asked,
        Optional<CipherSuite> retry,
        Optional<ByteJoiner> transcript,
        Optional<ServerHello> hello,
        Optional<RecordProtection> protection,
        Optional<ServerFlight> flight,
        List<Alert> warnings,
        int count,
        int bytes) {
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
    private static final int ENCRYPTED_EXTENSIONS = 8;
    private static final int CERTIFICATE = 11;
    private static final int SERVER_KEY_EXCHANGE = 12;
    private static final int CERTIFICATE_REQUEST = 13;
    private static final int SERVER_HELLO_DONE = 14;
    private static final int CERTIFICATE_VERIFY = 15;
    private static final int FINISHED = 20;
    private static final int CERTIFICATE_STATUS = 22;
    private static final int SUPPLEMENTAL_DATA = 23;

    /** What a server answers to a hello of this random, before it has answered. */
    static FlightMessages after(
            byte[] clientRandom,
            Optional<ReceivedHello> asked,
            Optional<CipherSuite> retry,
            Optional<ByteJoiner> transcript) {
        return new FlightMessages(
                Octets.of(clientRandom),
                asked,
                retry,
                transcript,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                0,
                0);
    }

    boolean complete() {
        return flight.filter(ServerFlight::complete).isPresent();
    }

    /** Whether the ServerHello is still to come, and TLS 1.3 was offered, as far as is known. */
    boolean awaitsTls13() {
        return hello.isEmpty()
                && asked.map(sent -> sent.versions().contains(ProtocolVersion.TLS_1_3.wire()))
                        .orElse(true);
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
        return new FlightMessages(
                clientRandom,
                asked,
                retry,
                transcript,
                hello,
                protection,
                flight.map(seen -> seen.withWarnings(all)),
                List.copyOf(all),
                count,
                bytes);
    }

    /** The flight with a message that has come whole, of which this is the header too. */
    FlightMessages withMessage(byte[] whole) {
        int type = whole[0] & 0xff;
        TlsReader message = new TlsReader("a handshake message of type " + type, whole);
        message.bytes(MESSAGE_HEADER);
        FlightMessages counted = new FlightMessages(
                clientRandom,
                asked,
                retry,
                type == HELLO_REQUEST ? transcript : transcript.map(before -> before.and(whole)),
                hello,
                protection,
                flight,
                warnings,
                count + 1,
                bytes + whole.length);
        if (flight.isEmpty()) {
            return counted.first(type, message);
        }
        return protection.isPresent()
                ? counted.encrypted(type, message, flight.get())
                : counted.plain(type, message, flight.get());
    }

    private FlightMessages first(int type, TlsReader message) {
        if (type == HELLO_REQUEST) {
            message.end();
            return this;
        } else if (type == SERVER_HELLO) {
            return with(ServerHello.read(message));
        }
        throw new BrokenFlight("a handshake message of type " + type + " before the ServerHello");
    }

    /** The messages of a flight through TLS 1.2 (RFC 5246, 7.4). */
    private FlightMessages plain(int type, TlsReader message, ServerFlight seen) {
        return with(
                switch (type) {
                    case HELLO_REQUEST, SERVER_HELLO_DONE -> {
                        message.end();
                        yield type == HELLO_REQUEST ? seen : seen.withEnd();
                    }
                    case SERVER_HELLO -> throw new BrokenFlight("a second ServerHello");
                    case CERTIFICATE -> withCertificates(seen, message);
                    case SERVER_KEY_EXCHANGE ->
                        KeyExchangeParameters.read(
                                seen, clientRandom.and(hello.orElseThrow().random()), message);
                    case CERTIFICATE_REQUEST -> seen.withCertificateRequested();
                    // Nothing in these is judged.
                    case NEW_SESSION_TICKET, CERTIFICATE_STATUS, SUPPLEMENTAL_DATA -> seen;
                    default -> throw unexpected(type);
                });
    }

    /** The messages of a TLS 1.3 flight behind its ServerHello (RFC 8446, 4.3 and 4.4). */
    private FlightMessages encrypted(int type, TlsReader message, ServerFlight seen) {
        return with(
                switch (type) {
                    case ENCRYPTED_EXTENSIONS -> {
                        List<Integer> types = ServerExtensions.types(message.vector(2));
                        message.end();
                        yield seen.withDeviations(unasked(Deviation.Kind.EXTENSION_OF_ENCRYPTED_EXTENSIONS, types));
                    }
                    case CERTIFICATE_REQUEST -> {
                        message.vector(1);
                        ServerExtensions.types(message.vector(2));
                        message.end();
                        yield seen.withCertificateRequested();
                    }
                    case CERTIFICATE -> {
                        message.vector(1);
                        yield withCertificates(seen, message);
                    }
                    case CERTIFICATE_VERIFY -> seen.withKeyExchange(verify(message));
                    case FINISHED -> seen.withEnd();
                    default -> throw unexpected(type);
                });
    }

    private static BrokenFlight unexpected(int type) {
        return new BrokenFlight("a handshake message of type " + type + " in the server's first flight");
    }

    private FlightMessages with(ServerFlight seen) {
        return new FlightMessages(
                clientRandom, asked, retry, transcript, hello, protection, Optional.of(seen), warnings, count, bytes);
    }

    private FlightMessages with(ServerHello read) {
        Optional<RecordProtection> behind = read.isTls13() && !read.isRetry()
                ? transcript.flatMap(messages -> read.share()
                        .flatMap(share -> RecordProtection.after(
                                read.suite(), read.group().orElseThrow(), share.bytes(), messages.joined())))
                : Optional.empty();
        ServerFlight seen = new ServerFlight(
                read.version(),
                read.suite(),
                read.group(),
                List.of(),
                Optional.empty(),
                false,
                read.isRetry(),
                read.isTls13() && behind.isEmpty(),
                warnings,
                asked.map(sent -> read.deviations(sent, retry)).orElse(List.of()));
        return new FlightMessages(
                clientRandom,
                asked,
                retry,
                transcript,
                Optional.of(read),
                behind,
                Optional.of(seen),
                warnings,
                count,
                bytes);
    }

    /**
     * Reads a CertificateVerify; its signature covers all before it.
     *
     * <pre>
     * struct { SignatureScheme algorithm; opaque signature&lt;0..2^16-1&gt;; } CertificateVerify;   // RFC 8446, 4.4.3
     * </pre>
     */
    private SignedKeyExchange verify(TlsReader message) {
        byte[] all = transcript.orElseThrow().joined();
        byte[] before = Arrays.copyOf(all, all.length - MESSAGE_HEADER - message.remaining());
        byte[] hash = protection.orElseThrow().schedule().hashOf(before);
        SignatureScheme scheme = new SignatureScheme(message.uint16());
        Octets signature = Octets.of(message.vector(2).rest());
        message.end();
        return new SignedKeyExchange(
                TlsWriter.ascii(" ".repeat(64) + "TLS 1.3, server CertificateVerify\0")
                        .and(hash),
                Optional.of(scheme),
                signature);
    }

    /**
     * Reads {@code opaque ASN.1Cert<1..2^24-1>; ASN.1Cert certificate_list<0..2^24-1>}, and empty ones too; in TLS 1.3 each
     * has extensions behind it (RFC 8446, 4.4.2).
     */
    private ServerFlight withCertificates(ServerFlight seen, TlsReader message) {
        TlsReader list = message.vector(3);
        message.end();
        List<Octets> certificates = new ArrayList<>();
        List<Integer> extensions = new ArrayList<>();
        while (list.hasMore()) {
            if (certificates.size() == MOST_CERTIFICATES) {
                throw new BrokenFlight("more than " + MOST_CERTIFICATES + " certificates");
            }
            certificates.add(Octets.of(list.vector(3).rest()));
            if (protection.isPresent()) {
                extensions.addAll(ServerExtensions.types(list.vector(2)));
            }
        }
        List<Deviation> deviations = new ArrayList<>(unasked(
                Deviation.Kind.EXTENSION_OF_CERTIFICATE,
                extensions.stream().distinct().toList()));
        if (certificates.isEmpty()) {
            deviations.add(new Deviation(Deviation.Kind.NO_CERTIFICATE, 0));
        }
        return seen.withCertificates(certificates).withDeviations(deviations);
    }

    private List<Deviation> unasked(Deviation.Kind kind, List<Integer> types) {
        return types.stream()
                .filter(type -> asked.filter(hello -> !ServerHello.isAskedFor(hello, type))
                        .isPresent())
                .map(type -> new Deviation(kind, type))
                .toList();
    }
}
