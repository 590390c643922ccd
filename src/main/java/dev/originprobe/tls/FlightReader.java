package dev.originprobe.tls;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A server's first flight, read as far as its bytes have come in, however they are cut: records, messages fragmented over
 * records, several messages in a record. A value: {@link #after} gives the reader that has read more. No I/O, no
 * cryptography; bounded in bytes, records, messages and alerts; total, whatever the bytes.
 *
 * <pre>
 * struct { ContentType type; ProtocolVersion version; uint16 length; opaque fragment[length]; } TLSPlaintext;
 * struct { HandshakeType msg_type; uint24 length; body } Handshake;       // RFC 5246, 6.2.1 and 7.4
 * struct { AlertLevel level; AlertDescription description; } Alert;       // RFC 5246, 7.2
 * </pre>
 *
 * <p>Fragments are read as they come, not when their record is whole: of a server that falls silent in the middle of its
 * certificates, version and suite are known. The same reader serves a handshake that an engine finishes: it is shown what
 * the server sends, and ignores what follows the flight.
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
    private static final int MESSAGE_HEADER = 4;
    private static final int ALERT_BYTES = 2;

    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int APPLICATION_DATA = 23;

    private final Place place;
    private final Gathered alert;
    private final Gathered handshake;
    private final int handshakeWanted;
    private final FlightMessages messages;
    private final Ending ending;

    /**
     * Where in the records the bytes stand.
     *
     * @param header what there is of the current record's header, 0 to 5 bytes
     * @param left what is still to come of its fragment, once the header is whole
     * @param records headers read
     * @param empty those among them that announced nothing
     */
    private record Place(Octets header, int left, int records, int empty) {
        static final Place START = new Place(Octets.NONE, 0, 0, 0);
    }

    /** What ended the reading before the flight ended; all empty while it goes on. */
    private record Ending(Optional<Alert> alert, Optional<Octets> notTls, Optional<String> malformed) {
        static final Ending NONE = new Ending(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * A reader of the answer to one hello.
     *
     * @param clientRandom of that hello, 32 bytes, which key-exchange signatures cover
     */
    public FlightReader(byte[] clientRandom) {
        this(
                Place.START,
                Gathered.NOTHING,
                Gathered.NOTHING,
                MESSAGE_HEADER,
                FlightMessages.after(clientRandom),
                Ending.NONE);
    }

    private FlightReader(
            Place place,
            Gathered alert,
            Gathered handshake,
            int handshakeWanted,
            FlightMessages messages,
            Ending ending) {
        this.place = place;
        this.alert = alert;
        this.handshake = handshake;
        this.handshakeWanted = handshakeWanted;
        this.messages = messages;
        this.ending = ending;
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

    /** Whether the flight was read to its end: ServerHelloDone, or the ServerHello or HelloRetryRequest of TLS 1.3. */
    public boolean done() {
        return messages.complete();
    }

    /** The alert that ended the flight: a fatal one, or close_notify. */
    public Optional<Alert> alert() {
        return ending.alert();
    }

    /** The first bytes, at most 256, where they are not TLS; there are more of them after more is read. */
    public Optional<Octets> notTls() {
        return ending.notTls();
    }

    /** What breaks the protocol or exceeds a bound, in our words. */
    public Optional<String> malformed() {
        return ending.malformed();
    }

    /** What was read so far, also when the flight is over or broken; empty before a whole ServerHello. */
    public Optional<ServerFlight> snapshot() {
        return messages.flight();
    }

    /** The warning alerts so far, also where no ServerHello came. */
    public List<Alert> warnings() {
        return messages.warnings();
    }

    private boolean ended() {
        return done()
                || ending.alert().isPresent()
                || ending.malformed().isPresent()
                || ending.notTls()
                        .filter(first -> first.length() == MOST_FIRST_BYTES)
                        .isPresent();
    }

    /** Takes at least one byte. */
    private FlightReader step(ByteBuffer in) {
        if (ending.notTls().isPresent()) {
            Octets first = ending.notTls().get();
            return notTls(first.and(take(in, MOST_FIRST_BYTES - first.length())));
        }
        Octets header = place.header();
        if (place.left() == 0) {
            return header(header.and(take(in, RECORD_HEADER - header.length())));
        }
        byte[] piece = take(in, place.left());
        int left = place.left() - piece.length;
        FlightReader moved = at(new Place(left == 0 ? Octets.NONE : header, left, place.records(), place.empty()));
        return header.at(0) == ALERT ? moved.alert(piece) : moved.handshake(piece);
    }

    private FlightReader header(Octets header) {
        if (place.records() == 0 && !looksLikeTls(header)) {
            return notTls(header);
        }
        if (header.length() < RECORD_HEADER) {
            return at(new Place(header, 0, place.records(), place.empty()));
        }
        int type = header.at(0);
        int length = header.at(3) << 8 | header.at(4);
        int records = place.records() + 1;
        int empty = place.empty() + (length == 0 ? 1 : 0);
        if (header.at(1) != 3 || (type != ALERT && type != HANDSHAKE)) {
            return malformed("a record of type " + type + " and version " + header.at(1) + "." + header.at(2)
                    + " in the server's first flight");
        } else if (length > LONGEST_RECORD) {
            return malformed("a record of " + length + " bytes; TLS allows " + LONGEST_RECORD);
        } else if (records > MOST_RECORDS) {
            return malformed("more than " + MOST_RECORDS + " records in the server's first flight");
        } else if (empty > MOST_EMPTY_RECORDS) {
            return malformed("more than " + MOST_EMPTY_RECORDS + " empty records");
        }
        return at(new Place(length == 0 ? Octets.NONE : header, length, records, empty));
    }

    /** A TLS record begins with a content type and a major version of 3; as many bytes as are there must fit. */
    private static boolean looksLikeTls(Octets header) {
        return header.at(0) >= CHANGE_CIPHER_SPEC
                && header.at(0) <= APPLICATION_DATA
                && (header.length() == 1 || header.at(1) == 3);
    }

    /** Reads alerts, of which a fragment may hold a half or several. */
    private FlightReader alert(byte[] piece) {
        Opaque alerts = new Opaque("an alert", alert.and(piece).joined());
        FlightMessages read = messages;
        try {
            while (alerts.remaining() >= ALERT_BYTES) {
                Alert next = new Alert(alerts.uint8(), alerts.uint8());
                if (next.fatal() || next.description() == Alert.CLOSE_NOTIFY) {
                    return with(read).ended(new Ending(Optional.of(next), Optional.empty(), Optional.empty()));
                }
                read = read.withWarning(next);
            }
        } catch (BrokenFlight broken) {
            return with(read).malformed(broken.reason());
        }
        return new FlightReader(place, Gathered.NOTHING.and(alerts.rest()), handshake, handshakeWanted, read, ending);
    }

    /** Reads the messages that are whole now. */
    private FlightReader handshake(byte[] piece) {
        Gathered gathered = handshake.and(piece);
        if (gathered.length() < handshakeWanted) {
            return new FlightReader(place, alert, gathered, handshakeWanted, messages, ending);
        }
        ByteBuffer all = ByteBuffer.wrap(gathered.joined());
        FlightMessages read = messages;
        int wanted = MESSAGE_HEADER;
        try {
            while (!read.complete() && all.remaining() >= MESSAGE_HEADER) {
                int header = all.getInt(all.position());
                wanted = MESSAGE_HEADER + (header & 0xffffff);
                read.makeRoomFor(wanted);
                if (all.remaining() < wanted) {
                    break;
                }
                all.position(all.position() + MESSAGE_HEADER);
                read = read.withMessage(header >>> 24, take(all, wanted - MESSAGE_HEADER));
                wanted = MESSAGE_HEADER;
            }
        } catch (BrokenFlight broken) {
            return with(read).malformed(broken.reason());
        }
        return new FlightReader(place, alert, Gathered.NOTHING.and(take(all, all.remaining())), wanted, read, ending);
    }

    private FlightReader at(Place next) {
        return new FlightReader(next, alert, handshake, handshakeWanted, messages, ending);
    }

    private FlightReader with(FlightMessages read) {
        return new FlightReader(place, alert, handshake, handshakeWanted, read, ending);
    }

    private FlightReader ended(Ending how) {
        return new FlightReader(place, alert, handshake, handshakeWanted, messages, how);
    }

    private FlightReader notTls(Octets first) {
        return ended(new Ending(Optional.empty(), Optional.of(first), Optional.empty()));
    }

    private FlightReader malformed(String reason) {
        return ended(new Ending(Optional.empty(), Optional.empty(), Optional.of(reason)));
    }

    private static byte[] take(ByteBuffer from, int most) {
        byte[] taken = new byte[Math.min(most, from.remaining())];
        from.get(taken);
        return taken;
    }
}
