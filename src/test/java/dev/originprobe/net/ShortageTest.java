package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What this machine lacks, told from what the network or the origin says. */
final class ShortageTest {
    static Stream<Arguments> wanting() {
        return Stream.of(
                Arguments.of(Shortage.DESCRIPTORS, new SocketException("Too many open files")),
                Arguments.of(Shortage.DESCRIPTORS, new IOException("Too many open files in system")),
                Arguments.of(Shortage.PORTS, new BindException("Cannot assign requested address")),
                Arguments.of(Shortage.MEMORY, new SocketException("No buffer space available")),
                Arguments.of(Shortage.MEMORY, new OutOfMemoryError("Java heap space")),
                Arguments.of(
                        Shortage.THREADS,
                        new OutOfMemoryError("unable to create native thread: possibly out of memory")));
    }

    @ParameterizedTest
    @MethodSource
    void wanting(Shortage shortage, Throwable failure) {
        assertEquals(Optional.of(shortage), Shortage.of(failure));
        assertEquals(
                Optional.of(shortage), Shortage.of(new IllegalStateException("Failed to open a socket.", failure)));
    }

    static Stream<Throwable> lacking_nothing() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new NoRouteToHostException("No route to host"),
                new SocketException("Network is unreachable"),
                new BindException("Permission denied"),
                new IllegalStateException("Too many open files, says a bug"));
    }

    @ParameterizedTest
    @MethodSource
    void lacking_nothing(Throwable failure) {
        assertEquals(Optional.empty(), Shortage.of(failure));
    }

    @Test
    void a_circle_of_causes_has_an_end() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second", first);
        first.initCause(second);
        assertEquals(Optional.empty(), Shortage.of(second));
    }
}
