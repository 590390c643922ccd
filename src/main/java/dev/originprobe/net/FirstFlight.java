package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.FlightReader;
import dev.originprobe.tls.ServerFlight;
import java.util.Optional;

/** The server's first flight as it comes in, and the answer that it makes. */
final class FirstFlight {
    private FlightReader reader;

    /** For the hello of this client random. */
    FirstFlight(byte[] random) {
        reader = new FlightReader(random);
    }

    void feed(byte[] bytes) {
        reader = reader.after(bytes);
    }

    /** What was read so far; empty before a ServerHello. */
    Optional<ServerFlight> seen() {
        return reader.snapshot();
    }

    /** Whether it was read to its end. */
    boolean done() {
        return reader.done();
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
