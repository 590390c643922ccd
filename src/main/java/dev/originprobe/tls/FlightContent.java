package dev.originprobe.tls;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The alerts and handshake messages out of the records of a server's first flight, however they are cut. A value.
 *
 * @param alert what there is of an alert that has not come whole
 * @param handshake what there is of a message that has not come whole
 * @param wanted how much is needed of it before it can be read on
 * @param last the alert that ended the flight; empty while it goes on
 * @param broken what breaks the protocol or exceeds a bound, in our words; empty while nothing does
 */
record FlightContent(
        ByteJoiner alert,
        ByteJoiner handshake,
        int wanted,
        FlightMessages messages,
        Optional<Alert> last,
        Optional<String> broken) {
    private static final int MESSAGE_HEADER = 4;
    private static final int ALERT_BYTES = 2;

    static FlightContent before(FlightMessages messages) {
        return new FlightContent(
                ByteJoiner.NOTHING, ByteJoiner.NOTHING, MESSAGE_HEADER, messages, Optional.empty(), Optional.empty());
    }

    boolean ended() {
        return messages.complete() || last.isPresent() || broken.isPresent();
    }

    /** With a piece of a record of that type, alert or handshake. */
    FlightContent with(int type, byte[] piece) {
        return type == RecordPlace.ALERT ? withAlert(piece) : withHandshake(piece);
    }

    FlightContent brokenBy(String reason) {
        return new FlightContent(alert, handshake, wanted, messages, last, Optional.of(reason));
    }

    /** Reads alerts, of which a fragment may hold a half or several. */
    private FlightContent withAlert(byte[] piece) {
        TlsReader alerts = new TlsReader("an alert", alert.and(piece).joined());
        FlightMessages read = messages;
        try {
            while (alerts.remaining() >= ALERT_BYTES) {
                Alert next = new Alert(alerts.uint8(), alerts.uint8());
                if (next.fatal() || next.description() == Alert.CLOSE_NOTIFY) {
                    return new FlightContent(alert, handshake, wanted, read, Optional.of(next), broken);
                }
                read = read.withWarning(next);
            }
        } catch (BrokenFlight reason) {
            return with(read).brokenBy(reason.reason());
        }
        return new FlightContent(ByteJoiner.NOTHING.and(alerts.rest()), handshake, wanted, read, last, broken);
    }

    /** Reads the messages that are whole now. */
    private FlightContent withHandshake(byte[] piece) {
        ByteJoiner gathered = handshake.and(piece);
        if (gathered.length() < wanted) {
            return new FlightContent(alert, gathered, wanted, messages, last, broken);
        }
        ByteBuffer all = ByteBuffer.wrap(gathered.joined());
        FlightMessages read = messages;
        int next = MESSAGE_HEADER;
        try {
            while (!read.complete() && all.remaining() >= MESSAGE_HEADER) {
                next = MESSAGE_HEADER + (all.getInt(all.position()) & 0xffffff);
                read.makeRoomFor(next);
                if (all.remaining() < next) {
                    break;
                }
                read = read.withMessage(take(all, next));
                next = MESSAGE_HEADER;
                if (messages.protection().isEmpty() && read.protection().isPresent() && all.hasRemaining()) {
                    throw new BrokenFlight("plain text behind a ServerHello of TLS 1.3");
                }
            }
        } catch (BrokenFlight reason) {
            return with(read).brokenBy(reason.reason());
        }
        return new FlightContent(alert, ByteJoiner.NOTHING.and(take(all, all.remaining())), next, read, last, broken);
    }

    private FlightContent with(FlightMessages read) {
        return new FlightContent(alert, handshake, wanted, read, last, broken);
    }

    private static byte[] take(ByteBuffer from, int length) {
        byte[] taken = new byte[length];
        from.get(taken);
        return taken;
    }
}
