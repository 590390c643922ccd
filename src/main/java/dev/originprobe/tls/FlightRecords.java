package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The records of a server's first flight, bounded in length and number, opened where TLS 1.3 seals them. A value.
 *
 * <p>Fragments are read as they come, not when their record is whole: of a server that falls silent in the middle of its
 * certificates, version and suite are known. What is sealed is read record by record.
 *
 * @param sealed what there is of a fragment that can be opened only when it is whole
 * @param records headers read
 * @param empty those among them that announced nothing
 * @param content what was in the records
 * @param protection of the next record; empty while they are in plain text, or the key is not ours
 */
record FlightRecords(
        RecordPlace place,
        ByteJoiner sealed,
        int records,
        int empty,
        FlightContent content,
        Optional<RecordProtection> protection) {
    /** RFC 5246, 6.2.3: 2^14 bytes and at most 2,048 of expansion. */
    static final int LONGEST_RECORD = (1 << 14) + 2_048;

    /** Records of a flight: 64 bytes a record make the longest one; more plays for time. */
    static final int MOST_RECORDS = 16_384;

    /** Empty records: OpenSSL takes 32 in a row (MAX_EMPTY_RECORDS); TLS has no use for one here. */
    static final int MOST_EMPTY_RECORDS = 32;

    static FlightRecords before(FlightMessages messages) {
        return new FlightRecords(
                RecordPlace.START, ByteJoiner.NOTHING, 0, 0, FlightContent.before(messages), Optional.empty());
    }

    /** Takes bytes to the end of a header or a fragment, at least one. */
    FlightRecords step(ByteBuffer in) {
        byte[] piece = new byte[Math.min(place.wanted(), in.remaining())];
        in.get(piece);
        RecordPlace next = place.after(piece);
        if (place.left() == 0) {
            return next.hasHeader() && isTls(next) ? at(next).withHeader() : at(next);
        }
        return switch (next.type()) {
            case RecordPlace.APPLICATION_DATA -> at(next).sealed(sealed.and(piece));
            case RecordPlace.CHANGE_CIPHER_SPEC ->
                piece[0] == 1 ? at(next) : brokenBy("a ChangeCipherSpec of value " + (piece[0] & 0xff));
            default -> at(next).with(content.with(next.type(), piece));
        };
    }

    /** What the first record begins with, where that is not TLS. */
    Optional<Octets> notTls() {
        return records > 0 || isTls(place) ? Optional.empty() : Optional.of(place.header());
    }

    /** A TLS record begins with a content type and a major version of 3; as many bytes as are there must fit. */
    private boolean isTls(RecordPlace at) {
        Octets header = at.header();
        return records > 0
                || header.length() == 0
                || (header.at(0) >= RecordPlace.CHANGE_CIPHER_SPEC
                        && header.at(0) <= RecordPlace.APPLICATION_DATA
                        && (header.length() == 1 || header.at(1) == 3));
    }

    private FlightRecords withHeader() {
        Octets header = place.header();
        int type = place.type();
        int length = place.length();
        FlightRecords read = new FlightRecords(
                place, ByteJoiner.NOTHING, records + 1, empty + (length == 0 ? 1 : 0), content, protection);
        if (header.at(1) != 3 || !mayCome(type)) {
            return brokenBy("a record of type " + type + " and version " + header.at(1) + "." + header.at(2)
                    + " in the server's first flight");
        } else if (type == RecordPlace.CHANGE_CIPHER_SPEC && length != 1) {
            return brokenBy("a ChangeCipherSpec of " + length + " bytes");
        } else if (length > LONGEST_RECORD) {
            return brokenBy("a record of " + length + " bytes; TLS allows " + LONGEST_RECORD);
        } else if (read.records > MOST_RECORDS) {
            return brokenBy("more than " + MOST_RECORDS + " records in the server's first flight");
        } else if (read.empty > MOST_EMPTY_RECORDS) {
            return brokenBy("more than " + MOST_EMPTY_RECORDS + " empty records");
        }
        return read;
    }

    /**
     * Behind a ServerHello of TLS 1.3 the messages are sealed. A ChangeCipherSpec says nothing there, nor before it where
     * TLS 1.3 was offered (RFC 8446, 5).
     */
    private boolean mayCome(int type) {
        return switch (type) {
            case RecordPlace.ALERT -> true;
            case RecordPlace.HANDSHAKE -> protection.isEmpty();
            case RecordPlace.APPLICATION_DATA -> protection.isPresent();
            case RecordPlace.CHANGE_CIPHER_SPEC ->
                protection.isPresent() || content.messages().awaitsTls13();
            default -> false;
        };
    }

    /** Opens the record where it is whole. */
    private FlightRecords sealed(ByteJoiner fragment) {
        if (!place.ended()) {
            return new FlightRecords(place, fragment, records, empty, content, protection);
        }
        try {
            RecordProtection.Opened opened = protection.orElseThrow().open(place.header(), fragment.joined());
            if (opened.type() != RecordPlace.ALERT && opened.type() != RecordPlace.HANDSHAKE) {
                return brokenBy("a protected record of type " + opened.type() + " in the server's first flight");
            }
            return new FlightRecords(
                    place,
                    ByteJoiner.NOTHING,
                    records,
                    empty,
                    content.with(opened.type(), opened.content().bytes()),
                    Optional.of(opened.next()));
        } catch (BrokenFlight broken) {
            return brokenBy(broken.reason());
        }
    }

    private FlightRecords at(RecordPlace next) {
        return new FlightRecords(next, ByteJoiner.NOTHING, records, empty, content, protection);
    }

    private FlightRecords with(FlightContent read) {
        return new FlightRecords(
                place,
                sealed,
                records,
                empty,
                read,
                protection.or(() -> read.messages().protection()));
    }

    private FlightRecords brokenBy(String reason) {
        return with(content.brokenBy(reason));
    }
}
