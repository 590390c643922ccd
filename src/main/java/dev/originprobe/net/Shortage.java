package dev.originprobe.net;

import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What this machine lacks for one connection more. It says nothing of the origin, and passes where others end: so it is
 * waited for.
 *
 * <p>NIO has no exception of its own for most of it: the system's words, which are those of the C library in the C locale or
 * in English, tell it apart (strerror(3)). Where they are in another language it is reported as no route, which is undecided.
 */
enum Shortage {
    /** EMFILE, ENFILE. */
    DESCRIPTORS("this process has no file descriptor left: raise ulimit -n", "Too many open files"),
    /** EADDRNOTAVAIL of an automatic port (connect(2)). */
    PORTS("this machine has no free port left for another connection there", "Cannot assign requested address"),
    /** ENOBUFS, ENOMEM, and the JVM's own. */
    MEMORY("this process has no memory left", "No buffer space available|Cannot allocate memory"),
    /** EAGAIN of clone(2), as the JVM says it. */
    THREADS("this machine lets this process have no more threads", "unable to create native thread");

    /** Until it is tried again: as long as many a connection takes. */
    static final Duration WAIT = Duration.ofMillis(50);

    /** A chain of causes is shorter; a circular one ends here. */
    private static final int CAUSES = 10;

    private final String words;
    private final Pattern signs;

    Shortage(String words, String signs) {
        this.words = words;
        this.signs = Pattern.compile(signs);
    }

    /** For people: what is wanting, and what helps where something does. */
    String words() {
        return words;
    }

    /** What a failure says is wanting; empty where it says something else. */
    static Optional<Shortage> of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES)
                .flatMap(cause -> ofOne(cause).stream())
                .findFirst();
    }

    private static Optional<Shortage> ofOne(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof OutOfMemoryError) {
            return Optional.of(THREADS.isSignedIn(message) ? THREADS : MEMORY);
        }
        if (cause instanceof BindException) {
            return PORTS.isSignedIn(message) ? Optional.of(PORTS) : Optional.empty();
        }
        return cause instanceof IOException
                ? Stream.of(DESCRIPTORS, MEMORY)
                        .filter(shortage -> shortage.isSignedIn(message))
                        .findFirst()
                : Optional.empty();
    }

    private boolean isSignedIn(String message) {
        return signs.matcher(message).find();
    }
}
