package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.FlightReader;
import dev.originprobe.tls.ServerFlight;
import java.util.Optional;

/** The server's first flight as it comes in, and the answer that it makes. */
final class FirstFlight {
    /** Four times the megabyte of certificates that the engines take; what is more is an attack, or records without end. */
    private static final int MAX_BYTES = 4 << 20;

    private final FlightReader reader;
    private int fed;

    /** For the hello of this client random. */
    FirstFlight(byte[] random) {
        reader = new FlightReader(random);
    }

    void feed(byte[] bytes) {
        fed += bytes.length;
        if (fed <= MAX_BYTES) {
            reader.feed(bytes);
        }
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
                .or(() -> reader.malformed().map(reason -> new Answer.Malformed(reason, seen())))
                .or(() -> fed > MAX_BYTES
                        ? Optional.of(new Answer.Malformed("a first flight of more than 4 MiB", seen()))
                        : Optional.empty());
    }

    /** The answer to the end of the connection before the end of the flight. */
    Answer atEnd(boolean reset) {
        return refusal().orElseGet(() -> new Answer.Closed(reset, seen()));
    }
}
