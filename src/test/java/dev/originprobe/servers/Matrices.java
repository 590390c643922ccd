package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.originprobe.cli.Ran;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the command {@code matrix} says of {@code origin.test} at a port of loopback. */
final class Matrices {
    private Matrices() {}

    /** The command, run; it trusts only these roots. */
    static Ran run(int port, Path trusted, String... options) {
        String target = Identities.HOST + ":" + port;
        List<String> arguments = new ArrayList<>(List.of(
                "matrix",
                "--resolve",
                target + ":127.0.0.1",
                "--no-mozilla-roots",
                "--trust-anchor",
                trusted.toString(),
                target));
        arguments.addAll(Arrays.asList(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    /** Its JSON, which is valid by its schema. */
    static JsonNode json(int port, Path trusted, String... options) {
        List<String> all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(Arrays.asList(options));
        Ran ran = run(port, trusted, all.toArray(String[]::new));
        try (InputStream in =
                Objects.requireNonNull(Matrices.class.getResourceAsStream("/dev/originprobe/matrix-1.schema.json"))) {
            JsonNode matrix = new ObjectMapper().readTree(ran.out());
            assertEquals(
                    Set.of(),
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(in)
                            .validate(matrix));
            return matrix;
        } catch (IOException failure) {
            throw new UncheckedIOException(ran.toString(), failure);
        }
    }

    /** Each accepted suite as {@code PROTOCOL SUITE CERTIFICATE}, the suite as OpenSSL calls it. */
    static Set<String> accepted(JsonNode matrix) {
        Set<String> accepted = new TreeSet<>();
        matrix.path("addresses").path(0).path("suites").forEach(suite -> {
            if (suite.path("reply").asText().equals("ACCEPTED")) {
                accepted.add(suite.path("protocol").asText() + " "
                        + suite.path("opensslCipherSuite").asText() + " "
                        + suite.path("authentication").asText());
            }
        });
        return accepted;
    }
}
