package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.Arrays;

/**
 * A reader of the first thing that a TLS client says, however its bytes are cut. A value: {@link #after} gives the reader
 * that has read more. Bounded in bytes and records, its work by both; total, whatever the bytes.
 */
public final class ClientHelloReader {
    /**
     * Bytes of the hello with its record headers. A hello with the largest hybrid key shares has about 4 KiB; four times
     * what one record holds is more than any client needs, and no more is kept of a hostile one.
     */
    public static final int MOST_BYTES = 4 * (1 << 14);

    /** Records of a hello: OpenSSL and NSS send one, those that cut hellos for middleboxes a few. */
    static final int MOST_RECORDS = 64;

    private static final int MESSAGE_HEADER = 4;
    private static final int CLIENT_HELLO = 1;

    /** Nothing read yet. */
    public static final ClientHelloReader START = new ClientHelloReader(ByteJoiner.NOTHING, new Result.More(1));

    private final ByteJoiner bytes;
    private final Result result;

    private ClientHelloReader(ByteJoiner bytes, Result result) {
        this.bytes = bytes;
        this.result = result;
    }

    /** What became of it. */
    public sealed interface Result {
        /**
         * More is needed.
         *
         * @param bytes how many there must be in all before anything new is known
         */
        record More(int bytes) implements Result {}

        /**
         * A hello.
         *
         * @param record the bytes of its records, first byte to last
         */
        record Whole(ReceivedHello hello, Octets record) implements Result {}

        /**
         * It cannot become a hello.
         *
         * @param why in our words
         */
        record Refused(String why) implements Result {}
    }

    /** The reader that has also read these bytes. What follows the hello, or what broke it, is ignored. */
    public ClientHelloReader after(byte[] more) {
        if (!(result instanceof Result.More wanted)) {
            return this;
        }
        int room = MOST_BYTES - bytes.length();
        ByteJoiner all = bytes.and(more.length <= room ? more : Arrays.copyOf(more, room));
        return new ClientHelloReader(all, all.length() < wanted.bytes() ? result : read(all.joined()));
    }

    /** What it has read. */
    public Result result() {
        return result;
    }

    private static Result read(byte[] all) {
        try {
            return records(all);
        } catch (BrokenFlight broken) {
            return new Result.Refused(broken.reason());
        }
    }

    private static Result records(byte[] all) {
        ByteJoiner message = ByteJoiner.NOTHING;
        int at = 0;
        for (int records = 0; at < all.length; records++) {
            if ((all[at] & 0xff) != RecordPlace.HANDSHAKE) {
                throw new BrokenFlight(
                        at == 0 ? "the first byte is not that of a TLS handshake" : "another record amid the hello");
            }
            int start = at + RecordPlace.HEADER_BYTES;
            if (start > all.length) {
                break;
            }
            int end = start + uint16(all, at + 3);
            if (end == start || records == MOST_RECORDS) {
                throw new BrokenFlight(end == start ? "an empty record" : "more than " + MOST_RECORDS + " records");
            }
            if (end > MOST_BYTES) {
                throw new BrokenFlight("more than " + MOST_BYTES + " bytes without a whole ClientHello");
            }
            if (end > all.length) {
                return new Result.More(end);
            }
            message = message.and(Arrays.copyOfRange(all, start, end));
            if (isWhole(message.joined())) {
                byte[] body = Arrays.copyOfRange(message.joined(), MESSAGE_HEADER, message.length());
                return new Result.Whole(ReceivedHello.of(uint16(all, 1), body), Octets.of(Arrays.copyOf(all, end)));
            }
            at = end;
        }
        return new Result.More(at + RecordPlace.HEADER_BYTES);
    }

    /** Whether the fragments so far make up the message; they must end where it does. */
    private static boolean isWhole(byte[] message) {
        if (message[0] != CLIENT_HELLO) {
            throw new BrokenFlight(
                    "a handshake message of type " + (message[0] & 0xff) + " where a ClientHello was awaited");
        }
        if (message.length < MESSAGE_HEADER) {
            return false;
        }
        int end = MESSAGE_HEADER + ((message[1] & 0xff) << 16 | uint16(message, 2));
        if (message.length > end) {
            throw new BrokenFlight("bytes behind the ClientHello in its record");
        }
        return message.length == end;
    }

    private static int uint16(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
