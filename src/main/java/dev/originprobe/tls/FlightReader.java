package dev.originprobe.tls;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a server's first flight as its bytes come in, however they are cut: records, messages fragmented over records,
 * several messages in a record. No I/O, no cryptography; bounded in bytes, records and alerts; total, whatever the bytes.
 *
 * <pre>
 * struct { ContentType type; ProtocolVersion version; uint16 length; opaque fragment[length]; } TLSPlaintext;
 * struct { HandshakeType msg_type; uint24 length; body } Handshake;       // RFC 5246, 6.2.1 and 7.4
 * </pre>
 *
 * <p>The one mutable class of the core: a parser that is fed piecemeal has to remember.
 */
public final class FlightReader {
    /** RFC 5246, 6.2.3: 2^14 bytes and at most 2,048 of expansion. */
    static final int LONGEST_RECORD = (1 << 14) + 2_048;

    /** A flight's bytes: a hundred certificates of 10 kB, or five of 200 kB; no server means more. */
    static final int LONGEST_FLIGHT = 1 << 20;

    /** Records of a flight: what a server that sends 64 bytes at a time needs for the longest; more plays for time. */
    static final int MOST_RECORDS = 16_384;

    /** Warning alerts followed on: OpenSSL gives up after five in a row (MAX_WARN_ALERT_COUNT). */
    static final int MOST_WARNINGS = 5;

    private static final int MOST_FIRST_BYTES = 256;
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;

    private final FlightMessages messages;
    private byte[] input = new byte[0];
    private int inputLength;
    private byte[] handshake = new byte[0];
    private int handshakeLength;
    private int records;
    private int bytes;
    private @Nullable Alert fatal;
    private @Nullable Octets notTls;
    private @Nullable String malformed;

    /**
     * A reader of the answer to one hello.
     *
     * @param clientRandom of that hello, which key-exchange signatures cover
     */
    public FlightReader(byte[] clientRandom) {
        messages = new FlightMessages(clientRandom);
    }

    /** Takes the next bytes from the server; after the end of the flight they are ignored. */
    public void feed(byte[] more) {
        if (ended()) {
            return;
        }
        input = append(input, inputLength, more, 0, more.length);
        inputLength += more.length;
        int at = 0;
        while (!ended()) {
            if (records == 0 && !looksLikeTls(at)) {
                notTls = Octets.of(Arrays.copyOf(input, Math.min(inputLength, MOST_FIRST_BYTES)));
                return;
            }
            if (inputLength - at < RECORD_HEADER) {
                break;
            }
            int length = uint16(input, at + 3);
            if (length > LONGEST_RECORD) {
                malformed = "a record of " + length + " bytes; TLS allows " + LONGEST_RECORD;
                return;
            }
            if (inputLength - at < RECORD_HEADER + length) {
                break;
            }
            record(input[at] & 0xff, at + RECORD_HEADER, length);
            at += RECORD_HEADER + length;
        }
        inputLength -= at;
        System.arraycopy(input, at, input, 0, inputLength);
    }

    /** Whether the flight was read to its end: ServerHelloDone, or the ServerHello or HelloRetryRequest of TLS 1.3. */
    public boolean done() {
        return messages.complete();
    }

    /** The fatal alert that ended the flight. */
    public Optional<Alert> alert() {
        return Optional.ofNullable(fatal);
    }

    /** The first bytes, at most 256, where they are not TLS. */
    public Optional<Octets> notTls() {
        return Optional.ofNullable(notTls);
    }

    /** What breaks the protocol or exceeds a bound, in our words. */
    public Optional<String> malformed() {
        return Optional.ofNullable(malformed);
    }

    /** What was read so far; empty before a whole ServerHello. */
    public Optional<ServerFlight> snapshot() {
        return messages.flight();
    }

    private boolean ended() {
        return done() || fatal != null || notTls != null || malformed != null;
    }

    /** A TLS record begins with a content type and a major version of 3; as many bytes as are there must fit. */
    private boolean looksLikeTls(int at) {
        int available = inputLength - at;
        boolean type = available < 1 || input[at] == ALERT || input[at] == HANDSHAKE;
        return type && (available < 2 || input[at + 1] == 3);
    }

    private void record(int type, int at, int length) {
        bytes += length;
        if (++records > MOST_RECORDS) {
            malformed = "more than " + MOST_RECORDS + " records without an end of the flight";
        } else if (bytes > LONGEST_FLIGHT) {
            malformed = "more than " + LONGEST_FLIGHT + " bytes without an end of the flight";
        } else if (type == HANDSHAKE) {
            handshake = append(handshake, handshakeLength, input, at, length);
            handshakeLength += length;
            messages();
        } else if (type == ALERT) {
            alert(at, length);
        } else {
            malformed = "a record of type " + type + " in the middle of the server's first flight";
        }
    }

    private void alert(int at, int length) {
        if (length != 2) {
            malformed = "an alert of " + length + " bytes instead of 2";
            return;
        }
        Alert alert = new Alert(input[at] & 0xff, input[at + 1] & 0xff);
        if (alert.fatal() || alert.description() == Alert.CLOSE_NOTIFY) {
            fatal = alert;
        } else if (messages.warning(alert) > MOST_WARNINGS) {
            malformed = "more than " + MOST_WARNINGS + " warning alerts";
        }
    }

    private void messages() {
        int at = 0;
        while (!ended() && handshakeLength - at >= MESSAGE_HEADER) {
            int length = (handshake[at + 1] & 0xff) << 16 | uint16(handshake, at + 2);
            if (length > LONGEST_FLIGHT) {
                malformed = "a handshake message of " + length + " bytes; " + LONGEST_FLIGHT + " are read";
                return;
            }
            if (handshakeLength - at - MESSAGE_HEADER < length) {
                break;
            }
            int body = at + MESSAGE_HEADER;
            malformed = messages.message(handshake[at] & 0xff, Arrays.copyOfRange(handshake, body, body + length))
                    .orElse(null);
            at = body + length;
        }
        handshakeLength -= at;
        System.arraycopy(handshake, at, handshake, 0, handshakeLength);
    }

    /** The buffer with more bytes after its length, grown by doubling. */
    private static byte[] append(byte[] buffer, int length, byte[] more, int from, int count) {
        byte[] grown = buffer.length >= length + count
                ? buffer
                : Arrays.copyOf(buffer, Math.max(length + count, buffer.length * 2));
        System.arraycopy(more, from, grown, length, count);
        return grown;
    }

    private static int uint16(byte[] from, int at) {
        return (from[at] & 0xff) << 8 | (from[at + 1] & 0xff);
    }
}
