package dev.originprobe.net;

import dev.originprobe.tls.Alert;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The bounds of the TLS records in a stream of bytes, and what can be told from outside of them.
 *
 * <pre>
 * struct { ContentType type; ProtocolVersion version; uint16 length; opaque fragment[length]; } TLSPlaintext;   // RFC 8446, 5.1
 * </pre>
 */
final class Records {
    private static final int HEADER_BYTES = 5;
    /** The first of the content types. */
    static final int CHANGE_CIPHER_SPEC = 20;

    private static final int ALERT = 21;
    private static final int APPLICATION_DATA = 23;
    /** The last of the content types (RFC 6520). */
    private static final int HEARTBEAT = 24;

    /** A plain alert; an encrypted one is longer by its MAC, padding or tag (RFC 8446, 6). */
    private static final int ALERT_BYTES = 2;

    private final byte[] header = new byte[HEADER_BYTES];
    private final byte[] alertBody = new byte[ALERT_BYTES];
    private int headerRead;
    private int bodyRead;
    private int bodyLength;
    private int applicationRecords;
    private Optional<Alert> fatalAlert = Optional.empty();

    /**
     * Takes the next bytes and hands them on in pieces, none of which reaches from one record into another; bytes that
     * do not start as a record does are handed on as they come.
     */
    void split(byte[] bytes, Consumer<byte[]> piece) {
        if (headerRead == 0 && bytes.length > 0 && (bytes[0] < CHANGE_CIPHER_SPEC || bytes[0] > HEARTBEAT)) {
            piece.accept(bytes);
            return;
        }
        int from = 0;
        while (from < bytes.length) {
            int to = from + Math.min(bytes.length - from, wanted());
            byte[] next = Arrays.copyOfRange(bytes, from, to);
            take(next);
            piece.accept(next);
            from = to;
        }
    }

    /** The content type of the record that the last piece was of; 0 before the first. */
    int type() {
        return header[0];
    }

    /** The last fatal alert in plain text. */
    Optional<Alert> fatalAlert() {
        return fatalAlert;
    }

    /** How many records of encrypted TLS 1.3 messages, or of application data, came whole. */
    int applicationRecords() {
        return applicationRecords;
    }

    private int wanted() {
        return headerRead < HEADER_BYTES ? HEADER_BYTES - headerRead : bodyLength - bodyRead;
    }

    private void take(byte[] next) {
        if (headerRead < HEADER_BYTES) {
            System.arraycopy(next, 0, header, headerRead, next.length);
            headerRead += next.length;
            if (headerRead < HEADER_BYTES) {
                return;
            }
            bodyLength = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
        } else {
            if (isPlainAlert()) {
                System.arraycopy(next, 0, alertBody, bodyRead, next.length);
            }
            bodyRead += next.length;
        }
        if (bodyRead == bodyLength) {
            end();
        }
    }

    private boolean isPlainAlert() {
        return header[0] == ALERT && bodyLength == ALERT_BYTES;
    }

    private void end() {
        if (isPlainAlert()) {
            Alert alert = new Alert(alertBody[0] & 0xff, alertBody[1] & 0xff);
            if (alert.fatal()) {
                fatalAlert = Optional.of(alert);
            }
        } else if (header[0] == APPLICATION_DATA) {
            applicationRecords++;
        }
        headerRead = 0;
        bodyRead = 0;
    }
}
