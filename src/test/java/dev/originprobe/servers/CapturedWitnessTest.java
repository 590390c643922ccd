package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.net.s2n.S2nClient;
import dev.originprobe.net.s2n.S2nFailure;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.net.s2n.S2nSession;
import dev.originprobe.net.s2n.S2nUnavailable;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.ProtocolVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code capture} knows AWS's own TLS library by each of CloudFront's policies. */
final class CapturedWitnessTest {
    private static final String NAME = "capture.test";

    private static @Nullable S2nLibrary opened;

    private final Capturing capturing = new Capturing();

    @BeforeAll
    static void load() {
        try {
            opened = S2nLibrary.open(Optional.empty());
        } catch (S2nUnavailable missing) {
            Assumptions.abort(missing.reason());
        }
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    /** The library's build lacks RC4, which the older profiles have after all others where TLS 1.0 is the lowest. */
    @ParameterizedTest
    @CsvSource({
        "2025-11, TLS_1_0, 0",
        "2025-11, TLS_1_1, 0",
        "2025-11, TLS_1_2, 0",
        "2023-11, TLS_1_0, 0",
        "2023-11, TLS_1_1, 0",
        "2023-11, TLS_1_2, 0"
    })
    void its_hello_is_the_profiles(String profile, ProtocolVersion minimum, int differences) {
        UpstreamPolicy.Named policy = (UpstreamPolicy.Named)
                UpstreamPolicy.of(Profiles.named(profile).orElseThrow(), java.util.Set.of(minimum));
        JsonNode hello = capturing.captured(() -> greet(policy.name()));
        JsonNode likeness = StreamSupport.stream(hello.path("profiles").spliterator(), false)
                .filter(one -> one.path("profile").asText().equals(profile))
                .findFirst()
                .orElseThrow();
        assertEquals(differences, likeness.path("differences").size(), likeness::toPrettyString);
        assertEquals(NAME, hello.path("serverName").asText());
    }

    /** Its hello alone is wanted. */
    private void greet(String policy) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), capturing.port());
                S2nSession session = Objects.requireNonNull(opened)
                        .session(
                                new S2nClient(policy, List.of(), Optional.of(NAME), List.of(NAME)),
                                Instant.now(),
                                new Sending(socket.getOutputStream()))) {
            assertEquals(S2nSession.Step.BLOCKED, session.negotiate());
            socket.shutdownOutput();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | S2nFailure failure) {
            throw new AssertionError(failure);
        }
    }

    /** Sends, and has received nothing yet. */
    private record Sending(OutputStream out) implements S2nSession.Wire {
        @Override
        public byte[] take(int most) {
            return new byte[0];
        }

        @Override
        public void send(byte[] bytes) {
            try {
                out.write(bytes);
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        }
    }
}
