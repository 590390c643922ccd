package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.Optional;

/**
 * The records in a stream of bytes as they are seen from outside, whoever reads them: what can be told of a connection that
 * an engine reads. A value: {@link #after} gives what was seen behind more bytes.
 */
public final class SeenRecords {
    /** A plain alert; an encrypted one is longer by its MAC, padding or tag (RFC 8446, 6). */
    private static final int ALERT_BYTES = 2;

    /** Nothing seen yet. */
    public static final SeenRecords NONE = new SeenRecords(RecordPlace.START, Octets.NONE, 0, Optional.empty());

    private final RecordPlace place;
    private final Octets alert;
    private final int applicationRecords;
    private final Optional<Alert> fatalAlert;

    private SeenRecords(RecordPlace place, Octets alert, int applicationRecords, Optional<Alert> fatalAlert) {
        this.place = place;
        this.alert = alert;
        this.applicationRecords = applicationRecords;
        this.fatalAlert = fatalAlert;
    }

    /**
     * The end of the piece that begins there: it does not reach from one record into another. Bytes that do not begin as a
     * record does are one piece.
     */
    public int endOfPiece(byte[] bytes, int from) {
        return isNoRecord(bytes[from]) ? bytes.length : Math.min(bytes.length, from + place.wanted());
    }

    /** With one more piece. */
    public SeenRecords after(byte[] piece) {
        if (isNoRecord(piece[0])) {
            return this;
        }
        RecordPlace next = place.after(piece);
        Octets said = place.left() > 0 && isPlainAlert(next) ? alert.and(piece) : Octets.NONE;
        if (!next.ended()) {
            return new SeenRecords(next, said, applicationRecords, fatalAlert);
        }
        Optional<Alert> fatal = isPlainAlert(next)
                ? Optional.of(new Alert(said.at(0), said.at(1))).filter(Alert::fatal)
                : Optional.empty();
        return new SeenRecords(
                next,
                Octets.NONE,
                applicationRecords + (next.type() == RecordPlace.APPLICATION_DATA ? 1 : 0),
                fatal.or(() -> fatalAlert));
    }

    /** Whether the last piece was of a ChangeCipherSpec. */
    public boolean inChangeCipherSpec() {
        return place.type() == RecordPlace.CHANGE_CIPHER_SPEC;
    }

    /** The last fatal alert in plain text. */
    public Optional<Alert> fatalAlert() {
        return fatalAlert;
    }

    /** How many records of encrypted TLS 1.3 messages, or of application data, came whole. */
    public int applicationRecords() {
        return applicationRecords;
    }

    private boolean isNoRecord(byte first) {
        boolean begins = place.ended() || place.header().length() == 0;
        return begins && (first < RecordPlace.CHANGE_CIPHER_SPEC || first > RecordPlace.HEARTBEAT);
    }

    private static boolean isPlainAlert(RecordPlace place) {
        return place.type() == RecordPlace.ALERT && place.hasHeader() && place.length() == ALERT_BYTES;
    }
}
