package dev.originprobe.servers;

import static dev.originprobe.servers.Capturing.NAME;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile file that {@code capture} wrote of a real client: it is imitated, and what it saw is judged again. */
final class CapturedProfileTest {
    @TempDir
    Path folder;

    private final Capturing capturing = new Capturing();
    private final int port = capturing.port();

    @Test
    void a_profile_file_is_imitated_but_for_randoms_and_keys() throws IOException {
        Path file = folder.resolve("profile.json");
        JsonNode first = capturing.captured(
                () -> Capturing.client(
                        Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port, "-servername", NAME),
                "--output",
                file.toString());
        JsonNode again = capturing.captured(() -> capturing.check("--profile", file.toString()));
        for (String aspect : List.of(
                "recordVersion",
                "versions",
                "cipherSuites",
                "groups",
                "keyShares",
                "signatureSchemes",
                "extensions",
                "sessionId",
                "ja3",
                "ja4")) {
            assertEquals(first.path(aspect), again.path(aspect), aspect);
        }
        assertEquals(
                first.path("record").asText().length(),
                again.path("record").asText().length());
        assertTrue(Files.readString(file).contains("originprobe/profile/1"));
    }

    @Test
    void evidence_that_a_captured_client_saw_is_judged_again_by_it() throws IOException {
        Path file = folder.resolve("profile.json");
        capturing.captured(
                () -> Capturing.client(
                        Peers.require("openssl"), "s_client", "-connect", "127.0.0.1:" + port, "-servername", NAME),
                "--output",
                file.toString());
        Identities identities = new Identities(folder);
        Path evidence = folder.resolve("seen.ndjson");
        try (Nginx nginx = new Nginx(folder, 1)) {
            int origin = nginx.site(List.of(identities.rsa()));
            nginx.start();
            String target = Identities.HOST + ":" + origin;
            Ran probed = Ran.of(
                    "check",
                    "--profile",
                    file.toString(),
                    "--resolve",
                    target + ":127.0.0.1",
                    "--trust-anchor",
                    identities.trusted().toString(),
                    "--save-evidence",
                    evidence.toString(),
                    target);
            assertEquals(0, probed.code(), probed::toString);
            assertTrue(probed.out().contains("as CloudFront captured-"), probed.out());
            String said = probed.out().replaceAll("\\s+", " ");
            assertTrue(
                    said.contains("witness not asked: AWS has published no policy for profile captured-"),
                    probed.out());
            Ran matrix = Ran.of(
                    "matrix",
                    "--format",
                    "json",
                    "--profile",
                    file.toString(),
                    "--resolve",
                    target + ":127.0.0.1",
                    "--trust-anchor",
                    identities.trusted().toString(),
                    target);
            assertEquals(
                    1,
                    new ObjectMapper().readTree(matrix.out()).path("settings").size(),
                    matrix::toString);
        }
        Ran judged = Ran.of(
                "judge",
                evidence.toString(),
                "--trust-anchor",
                identities.trusted().toString());
        assertEquals(0, judged.code(), judged::toString);
    }
}
