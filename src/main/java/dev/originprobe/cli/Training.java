package dev.originprobe.cli;

import dev.originprobe.demo.DemoOrigin;
import dev.originprobe.demo.DemoOrigins;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * What the JVM watches when it makes a start-up archive: the commands that have to start fast, run once. An archive of
 * everything would be larger, and slower to open.
 */
final class Training {
    /** Of the demo's origins, the good ones that most of the world's are like: RSA and ECDSA. */
    private static final int ORIGINS = 2;

    private Training() {}

    /**
     * How they come out does not matter.
     *
     * @param args {@code print}, for the commands that connect to nobody, or {@code probe}, for those that do, against
     *     origins on loopback
     */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("print")) {
            run("--version");
            run("explain");
            run("explain", "chain-incomplete");
        } else {
            probe();
        }
    }

    private static void probe() throws IOException {
        Path roots = Files.createTempFile("originprobe", ".pem");
        Process origins = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // Which would leave a folder behind.
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Origins.class.getName(),
                        roots.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader targets =
                new BufferedReader(new InputStreamReader(origins.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < ORIGINS; i++) {
                String target = targets.readLine();
                for (String command : List.of("check", "matrix")) {
                    run(command, "--resolve", target + ":127.0.0.1", "--trust-anchor", roots.toString(), target);
                }
            }
        } finally {
            origins.destroy();
            Files.deleteIfExists(roots);
        }
    }

    private static void run(String... line) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Main.prepare(nowhere, line);
        Main.run(OutputStream.nullOutputStream(), nowhere, line);
        // What an exit asks, since Java 21.
        var unused = System.getLogger("java.lang.Runtime").isLoggable(System.Logger.Level.DEBUG);
    }

    /** The origins, in a process of their own: the archive is to have nothing of a server. */
    static final class Origins {
        private Origins() {}

        /** Writes the root to the file that is named, and each target to a line, and serves until its input ends. */
        public static void main(String[] args) throws IOException {
            try (DemoOrigins demo = DemoOrigins.start()) {
                Files.writeString(Path.of(args[0]), pem(demo.trustAnchorDer()));
                for (DemoOrigin origin : demo.origins().subList(0, ORIGINS)) {
                    System.out.println(origin.host() + ":" + origin.port());
                }
                var unused = System.in.read();
            }
        }

        private static String pem(byte[] der) {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
        }
    }
}
