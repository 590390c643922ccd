package dev.originprobe.cli;

import com.sun.net.httpserver.HttpServer;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.pki.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Bundles given to {@code chain}, whose issuers a server on loopback has. */
abstract class ChainTrials {
    @TempDir
    static Path folder;

    private static HttpServer issuers;
    static String url;

    static final Made ROOT = Template.authority("Root").issue();
    static Made upper;
    static Made lower;
    static Made leaf;

    @BeforeAll
    static void start() throws IOException {
        issuers = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://localhost:" + issuers.getAddress().getPort();
        upper = Template.authority("Upper").by(ROOT).issue();
        lower = Template.authority("Lower").by(upper).issuerAt(url + "/upper").issue();
        leaf = Template.leaf("origin.test").by(lower).issuerAt(url + "/lower").issue();
        serve("/upper", Pem.text(List.of(upper.der())).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        serve("/lower", lower.der());
        serve("/empty", new byte[0]);
        issuers.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", url + "/lower");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        issuers.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[65_536];
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(block);
            }
            exchange.close();
        });
        issuers.start();
    }

    private static void serve(String path, byte[] body) {
        issuers.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @AfterAll
    static void stop() {
        issuers.stop(0);
    }

    static Path bundle(Made... certificates) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "bundle", ".pem"),
                Pem.text(Arrays.stream(certificates).map(Made::der).toList()));
    }

    static Ran chain(Path bundle, String... options) throws IOException {
        Path root = bundle(ROOT);
        List<String> arguments = new ArrayList<>(List.of(
                "chain",
                bundle.toString(),
                "--host",
                "origin.test",
                "--no-mozilla-roots",
                "--trust-anchor",
                root.toString(),
                "--at",
                Template.NOW.toString(),
                "--expiry-warning",
                "0"));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }
}
