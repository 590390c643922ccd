package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A server's first flight, read as far as its bytes have come in, however they are cut: records, messages fragmented over
 * records, several messages in a record. A value: {@link #after} gives the reader that has read more. No I/O; bounded in
 * bytes, records, messages and alerts; total, whatever the bytes.
 *
 * <pre>
 * struct { ContentType type; ProtocolVersion version; uint16 length; opaque fragment[length]; } TLSPlaintext;
 * struct { HandshakeType msg_type; uint24 length; body } Handshake;       // RFC 5246, 6.2.1 and 7.4
 * struct { AlertLevel level; AlertDescription description; } Alert;       // RFC 5246, 7.2
 * </pre>
 *
 * <p>Fragments are read as they come, not when their record is whole: of a server that falls silent in the middle of its
 * certificates, version and suite are known. What TLS 1.3 encrypts is read in the answer to a hello of ours
 * ({@link #answering}), record by record. A reader of a handshake that an engine finishes ({@link #besideAnEngine}) is
 * shown what the server sends, and ignores what follows the plain text.
 */
public final class FlightReader {
    /** RFC 5246, 6.2.3: 2^14 bytes and at most 2,048 of expansion. */
    static final int LONGEST_RECORD = (1 << 14) + 2_048;

    /**
     * All handshake messages of a flight with their headers, in bytes. OpenSSL takes certificates of 100 KiB altogether
     * (SSL_MAX_CERT_LIST_DEFAULT): ten times that is still shown to the judge, more is an attack.
     */
    static final int LONGEST_FLIGHT = 1 << 20;

    /** Records of a flight: 64 bytes a record make the longest one; more plays for time. */
    static final int MOST_RECORDS = 16_384;

    /** Empty records: OpenSSL takes 32 in a row (MAX_EMPTY_RECORDS); TLS has no use for one here. */
    static final int MOST_EMPTY_RECORDS = 32;

    /** Bytes that are kept of what is not TLS: a status line or a banner is shorter. */
    static final int MOST_FIRST_BYTES = 256;

    private static final int RECORD_HEADER = 5;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int APPLICATION_DATA = 23;

    /** What stands for the first hello before a HelloRetryRequest: its hash as a message of this type (RFC 8446, 4.4.1). */
    private static final int MESSAGE_HASH = 254;

    private final Place place;
    private final FlightContent content;
    private final Optional<RecordProtection> protection;
    private final Optional<Octets> notTls;

    /**
     * Where in the records the bytes stand.
     *
     * @param header what there is of the current record's header, 0 to 5 bytes
     * @param sealed what there is of its fragment, where that can be opened only when it is whole
     * @param left what is still to come of its fragment, once the header is whole
     * @param records headers read
     * @param empty those among them that announced nothing
     */
    private record Place(Octets header, ByteJoiner sealed, int left, int records, int empty) {
        static final Place START = new Place(Octets.NONE, ByteJoiner.NOTHING, 0, 0, 0);

        Place left(int still, ByteJoiner soFar) {
            return new Place(still == 0 ? Octets.NONE : header, soFar, still, records, empty);
        }
    }

    private FlightReader(
            Place place, FlightContent content, Optional<RecordProtection> protection, Optional<Octets> notTls) {
        this.place = place;
        this.content = content;
        this.protection = protection;
        this.notTls = notTls;
    }

    private static FlightReader start(
            byte[] clientRandom,
            Optional<ReceivedHello> asked,
            Optional<CipherSuite> retry,
            Optional<ByteJoiner> transcript) {
        return new FlightReader(
                Place.START,
                FlightContent.before(FlightMessages.after(clientRandom, asked, retry, transcript)),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * A reader of what a server sends to an engine.
     *
     * @param clientRandom of the engine's hello, 32 bytes, which key-exchange signatures cover
     */
    public static FlightReader besideAnEngine(byte[] clientRandom) {
        return start(clientRandom, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A reader of the answer to a hello of ours.
     *
     * @param helloRecord the bytes sent
     */
    public static FlightReader answering(byte[] helloRecord) {
        return start(
                random(helloRecord),
                hello(helloRecord),
                Optional.empty(),
                Optional.of(ByteJoiner.NOTHING.and(message(helloRecord))));
    }

    /**
     * A reader of the answer to a hello that was sent after a HelloRetryRequest, which this one has read.
     *
     * @param first the bytes sent first
     * @param second the bytes sent now
     */
    public FlightReader answeringAgain(byte[] first, byte[] second) {
        byte[] hello = message(first);
        byte[] both = content.messages().transcript().orElseThrow().joined();
        byte[] request = Arrays.copyOfRange(both, hello.length, both.length);
        CipherSuite suite = content.messages().hello().orElseThrow().suite();
        return start(
                random(first),
                hello(second),
                Optional.of(suite),
                KeySchedule.of(suite)
                        .map(schedule -> ByteJoiner.NOTHING
                                .and(TlsWriter.uint8(MESSAGE_HASH)
                                        .and(TlsWriter.vector(3, Octets.of(schedule.hashOf(hello))))
                                        .bytes())
                                .and(request)
                                .and(message(second))));
    }

    private static Optional<ReceivedHello> hello(byte[] record) {
        return ClientHelloReader.START.after(record).result() instanceof ClientHelloReader.Result.Whole whole
                ? Optional.of(whole.hello())
                : Optional.empty();
    }

    private static byte[] message(byte[] helloRecord) {
        return Arrays.copyOfRange(helloRecord, RECORD_HEADER, helloRecord.length);
    }

    private static byte[] random(byte[] helloRecord) {
        return ClientHello.randomIn(helloRecord).orElseThrow();
    }

    /** The reader that has also read these bytes. What follows the end of the flight, or what broke it, is ignored. */
    public FlightReader after(byte[] more) {
        ByteBuffer in = ByteBuffer.wrap(more);
        FlightReader reader = this;
        while (in.hasRemaining() && !reader.ended()) {
            reader = reader.step(in);
        }
        return reader;
    }

    /** Whether the flight was read to its end: ServerHelloDone, the Finished of TLS 1.3, or its last plain message. */
    public boolean done() {
        return content.messages().complete();
    }

    /** What a HelloRetryRequest asks for, where we have it: a key share, a cookie, or both; empty where the flight is none. */
    public Optional<HelloRetry> retry() {
        return content.messages()
                .hello()
                .filter(ServerHello::isRetry)
                .filter(request -> request.group()
                        .map(group -> KeyShares.of(group).isPresent())
                        .orElse(request.cookie().isPresent()))
                .map(request -> new HelloRetry(request.group(), request.cookie()));
    }

    /** The alert that ended the flight: a fatal one, or close_notify. */
    public Optional<Alert> alert() {
        return content.last();
    }

    /** The first bytes, at most 256, where they are not TLS; there are more of them after more is read. */
    public Optional<Octets> notTls() {
        return notTls;
    }

    /** What breaks the protocol or exceeds a bound, in our words. */
    public Optional<String> malformed() {
        return content.broken();
    }

    /** What was read so far, also when the flight is over or broken; empty before a whole ServerHello. */
    public Optional<ServerFlight> snapshot() {
        return content.messages().flight();
    }

    /** The warning alerts so far, also where no ServerHello came. */
    public List<Alert> warnings() {
        return content.messages().warnings();
    }

    private boolean ended() {
        return content.ended()
                || notTls.filter(first -> first.length() == MOST_FIRST_BYTES).isPresent();
    }

    /** Takes at least one byte. */
    private FlightReader step(ByteBuffer in) {
        if (notTls.isPresent()) {
            Octets first = notTls.get();
            return notTls(first.and(take(in, MOST_FIRST_BYTES - first.length())));
        }
        Octets header = place.header();
        if (place.left() == 0) {
            return header(header.and(take(in, RECORD_HEADER - header.length())));
        }
        byte[] piece = take(in, place.left());
        int left = place.left() - piece.length;
        return switch (header.at(0)) {
            case APPLICATION_DATA -> sealed(header, left, place.sealed().and(piece));
            case CHANGE_CIPHER_SPEC ->
                piece[0] == 1
                        ? at(place.left(left, ByteJoiner.NOTHING))
                        : malformed("a ChangeCipherSpec of value " + (piece[0] & 0xff));
            default -> at(place.left(left, ByteJoiner.NOTHING)).with(content.with(header.at(0), piece));
        };
    }

    private FlightReader header(Octets header) {
        if (place.records() == 0 && !looksLikeTls(header)) {
            return notTls(header);
        }
        if (header.length() < RECORD_HEADER) {
            return at(new Place(header, ByteJoiner.NOTHING, 0, place.records(), place.empty()));
        }
        int length = header.at(3) << 8 | header.at(4);
        int records = place.records() + 1;
        int empty = place.empty() + (length == 0 ? 1 : 0);
        if (header.at(1) != 3 || !mayCome(header.at(0))) {
            return malformed("a record of type " + header.at(0) + " and version " + header.at(1) + "." + header.at(2)
                    + " in the server's first flight");
        } else if (header.at(0) == CHANGE_CIPHER_SPEC && length != 1) {
            return malformed("a ChangeCipherSpec of " + length + " bytes");
        } else if (length > LONGEST_RECORD) {
            return malformed("a record of " + length + " bytes; TLS allows " + LONGEST_RECORD);
        } else if (records > MOST_RECORDS) {
            return malformed("more than " + MOST_RECORDS + " records in the server's first flight");
        } else if (empty > MOST_EMPTY_RECORDS) {
            return malformed("more than " + MOST_EMPTY_RECORDS + " empty records");
        }
        return at(new Place(length == 0 ? Octets.NONE : header, ByteJoiner.NOTHING, length, records, empty));
    }

    /**
     * Behind a ServerHello of TLS 1.3 the messages are sealed. A ChangeCipherSpec says nothing there, nor before it where
     * TLS 1.3 was offered (RFC 8446, 5).
     */
    private boolean mayCome(int type) {
        return switch (type) {
            case FlightContent.ALERT -> true;
            case FlightContent.HANDSHAKE -> protection.isEmpty();
            case APPLICATION_DATA -> protection.isPresent();
            case CHANGE_CIPHER_SPEC ->
                protection.isPresent() || content.messages().awaitsTls13();
            default -> false;
        };
    }

    /** A TLS record begins with a content type and a major version of 3; as many bytes as are there must fit. */
    private static boolean looksLikeTls(Octets header) {
        return header.at(0) >= CHANGE_CIPHER_SPEC
                && header.at(0) <= APPLICATION_DATA
                && (header.length() == 1 || header.at(1) == 3);
    }

    /** Opens a record that is whole. */
    private FlightReader sealed(Octets header, int left, ByteJoiner fragment) {
        if (left > 0) {
            return at(place.left(left, fragment));
        }
        FlightReader moved = at(place.left(0, ByteJoiner.NOTHING));
        try {
            RecordProtection.Opened opened = protection.orElseThrow().open(header, fragment.joined());
            if (opened.type() != FlightContent.ALERT && opened.type() != FlightContent.HANDSHAKE) {
                return moved.malformed("a protected record of type " + opened.type() + " in the server's first flight");
            }
            return new FlightReader(
                    moved.place,
                    content.with(opened.type(), opened.content().bytes()),
                    Optional.of(opened.next()),
                    notTls);
        } catch (BrokenFlight broken) {
            return moved.malformed(broken.reason());
        }
    }

    private FlightReader at(Place next) {
        return new FlightReader(next, content, protection, notTls);
    }

    private FlightReader with(FlightContent read) {
        return new FlightReader(place, read, protection.or(() -> read.messages().protection()), notTls);
    }

    private FlightReader notTls(Octets first) {
        return new FlightReader(place, content, protection, Optional.of(first));
    }

    private FlightReader malformed(String reason) {
        return with(content.brokenBy(reason));
    }

    private static byte[] take(ByteBuffer from, int most) {
        byte[] taken = new byte[Math.min(most, from.remaining())];
        from.get(taken);
        return taken;
    }
}
