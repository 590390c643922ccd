package dev.originprobe.cli;

import dev.originprobe.demo.DemoOrigin;
import dev.originprobe.demo.DemoOrigins;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * What the JVM watches when it makes a start-up archive: the commands that have to start fast, run once against an origin on
 * loopback. An archive of everything would be larger, and slower to open.
 */
final class Training {
    private Training() {}

    /** How they come out does not matter. */
    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Path roots = Files.createTempFile("originprobe", ".pem");
        try (DemoOrigins demo = DemoOrigins.start();
                PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            Files.writeString(roots, pem(demo.trustAnchorDer()));
            DemoOrigin origin = demo.origins().get(0);
            String target = origin.host() + ":" + origin.port();
            for (List<String> line : List.of(
                    List.of("--version"),
                    List.of("explain", "chain-incomplete"),
                    List.of("check", "--resolve", target + ":127.0.0.1", "--trust-anchor", roots.toString(), target))) {
                Main.run(OutputStream.nullOutputStream(), nowhere, line.toArray(String[]::new));
            }
        } finally {
            Files.deleteIfExists(roots);
        }
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }
}
