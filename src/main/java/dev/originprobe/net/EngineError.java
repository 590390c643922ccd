package dev.originprobe.net;

import dev.originprobe.evidence.Answer.Failure;
import dev.originprobe.tls.Alert;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why an engine gave a handshake up, whichever engine it was. An encrypted alert can be read by the engine alone: BoringSSL
 * has a code for each, the JDK's engine nothing but its words ({@code sun.security.ssl.Alert}, the same from 11 to 25).
 *
 * @param cause as the engine threw it
 */
record EngineError(Throwable cause) {
    private static final int FATAL = 2;

    /** A chain of causes is shorter; a circular one ends here. */
    private static final int CAUSES = 10;

    /** What the JDK's engine says where the cause alone tells something. */
    private static final String EMPTY_WORDS = "Unhandled exception";

    private static final Pattern RECEIVED = Pattern.compile("(?:\\(\\w+\\) )?Received fatal alert: (\\w+)");

    /** The fatal alert that the server sent, if that is what this is. */
    Optional<Alert> alert() {
        return boringSsl()
                .alert()
                .map(description -> new Alert(FATAL, description))
                .or(() -> messages()
                        .flatMap(message -> received(message).stream())
                        .findFirst());
    }

    /** What the engine could not accept. */
    Failure failure() {
        return boringSsl().failure();
    }

    /** The engine's words, those of its causes included; for people only. */
    String detail() {
        List<String> words = messages()
                .filter(message -> !message.equals(EMPTY_WORDS))
                .distinct()
                .toList();
        return words.isEmpty() ? cause.getClass().getSimpleName() : String.join(": ", words);
    }

    private BoringSslError boringSsl() {
        return causes().map(BoringSslError::of)
                .filter(error -> error.code() != 0)
                .findFirst()
                .orElse(new BoringSslError(0));
    }

    private Stream<String> messages() {
        return causes().map(reason ->
                reason.getMessage() == null ? reason.getClass().getSimpleName() : reason.getMessage());
    }

    private Stream<Throwable> causes() {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause).limit(CAUSES);
    }

    private static Optional<Alert> received(String message) {
        Matcher matcher = RECEIVED.matcher(message);
        return matcher.matches()
                ? IntStream.rangeClosed(0, 0xff)
                        .mapToObj(description -> new Alert(FATAL, description))
                        .filter(alert -> alert.descriptionName().equals(matcher.group(1)))
                        .findFirst()
                : Optional.empty();
    }
}
