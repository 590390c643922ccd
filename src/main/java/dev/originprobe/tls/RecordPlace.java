package dev.originprobe.tls;

import dev.originprobe.octets.Octets;

/**
 * Where in a stream of TLS records the bytes stand that have come in, however they are cut. A value; the one place in
 * which the header of a record that a server sends is read.
 *
 * <pre>
 * struct { ContentType type; ProtocolVersion version; uint16 length; opaque fragment[length]; } TLSPlaintext;   // RFC 8446, 5.1
 * </pre>
 *
 * @param header what there is of the current record's header, 0 to 5 bytes; whole until the next record begins
 * @param left what is still to come of its fragment, once the header is whole
 */
record RecordPlace(Octets header, int left) {
    static final int HEADER_BYTES = 5;

    /** The first of the content types. */
    static final int CHANGE_CIPHER_SPEC = 20;

    static final int ALERT = 21;
    static final int HANDSHAKE = 22;
    static final int APPLICATION_DATA = 23;

    /** The last of the content types (RFC 6520). */
    static final int HEARTBEAT = 24;

    static final RecordPlace START = new RecordPlace(Octets.NONE, 0);

    /** How many bytes there are to the end of the header or of the fragment, at least one. */
    int wanted() {
        return left > 0 ? left : HEADER_BYTES - (ended() ? 0 : header.length());
    }

    /** The place behind more bytes, at most as many as are wanted. */
    RecordPlace after(byte[] piece) {
        if (left > 0) {
            return new RecordPlace(header, left - piece.length);
        }
        RecordPlace begun = new RecordPlace(ended() ? Octets.of(piece) : header.and(piece), 0);
        return begun.hasHeader() ? new RecordPlace(begun.header, begun.length()) : begun;
    }

    boolean hasHeader() {
        return header.length() == HEADER_BYTES;
    }

    /** Whether the record is whole, and the next byte begins another. */
    boolean ended() {
        return hasHeader() && left == 0;
    }

    /** The content type; 0 before the first byte. */
    int type() {
        return header.length() == 0 ? 0 : header.at(0);
    }

    /** The length of the fragment, by a whole header. */
    int length() {
        return header.at(3) << 8 | header.at(4);
    }
}
