package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.FlightReader;
import dev.originprobe.tls.SeenRecords;
import dev.originprobe.tls.ServerFlight;
import java.util.Arrays;
import java.util.Optional;

/** The server's first flight as it comes in, and the answer that it makes. */
final class FirstFlight {
    private SeenRecords records = SeenRecords.NONE;
    private FlightReader reader;
    private Optional<FlightReader> again = Optional.empty();

    FirstFlight(FlightReader reader) {
        this.reader = reader;
    }

    void feed(byte[] bytes) {
        for (int from = 0; from < bytes.length; ) {
            int end = records.endOfPiece(bytes, from);
            byte[] piece = Arrays.copyOfRange(bytes, from, end);
            records = records.after(piece);
            read(piece);
            from = end;
        }
    }

    /** A ChangeCipherSpec may come behind a HelloRetryRequest, for the sake of middleboxes (RFC 8446, D.4). */
    private void read(byte[] piece) {
        if (again.isPresent() && !records.inChangeCipherSpec()) {
            reader = again.get();
            again = Optional.empty();
        }
        reader = reader.after(piece);
    }

    /** Reads with that reader what comes behind a HelloRetryRequest, which starts over with the ServerHello. */
    void startOver(FlightReader next) {
        again = Optional.of(next);
    }

    /** The reader so far. */
    FlightReader reader() {
        return reader;
    }

    /** The records so far, those behind the flight included. */
    SeenRecords records() {
        return records;
    }

    /** What was read so far; empty before a ServerHello. */
    Optional<ServerFlight> seen() {
        return reader.snapshot();
    }

    /** Whether it was read to its end. */
    boolean done() {
        return again.isEmpty() && reader.done();
    }

    /** Whether its end is a HelloRetryRequest. */
    boolean isHelloRetry() {
        return seen().map(ServerFlight::helloRetry).orElse(false);
    }

    /** The answer where the flight will not be one: an alert, broken TLS, or none; empty as long as it may. */
    Optional<Answer> refusal() {
        return reader.alert()
                .<Answer>map(alert -> new Answer.Alerted(alert, seen()))
                .or(() -> reader.notTls().map(Answer.NotTls::new))
                .or(() -> reader.malformed().map(reason -> new Answer.Malformed(reason, seen())));
    }

    /** The answer to the end of the connection before the end of the flight: after a warning, that was the reason. */
    Answer atEnd(boolean reset) {
        return refusal()
                .or(() -> reader.warnings().stream()
                        .filter(warning -> seen().isEmpty())
                        .reduce((earlier, later) -> later)
                        .map(warning -> new Answer.Alerted(warning, seen())))
                .orElseGet(() -> new Answer.Closed(reset, seen()));
    }
}
