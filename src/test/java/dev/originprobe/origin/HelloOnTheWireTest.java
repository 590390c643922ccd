package dev.originprobe.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Openssl;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.FlightReader;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second implementation, OpenSSL's, reads from every hello what was meant, and we read what it answers. */
final class HelloOnTheWireTest {
    @TempDir
    Path folder;

    @Test
    void openssl_reads_exactly_what_is_offered_and_is_read() throws Exception {
        List<Hellos.Hello> hellos = Hellos.all().toList();
        Path key = folder.resolve("key.pem");
        Path trace = folder.resolve("trace.txt");
        Path certificate = folder.resolve("certificate.pem");
        Openssl.run(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=origin.test",
                "-days",
                "2",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        Octets served = Octets.of(CertificateFactory.getInstance("X.509")
                .generateCertificate(Files.newInputStream(certificate))
                .getEncoded());
        Process server = Openssl.start(
                "s_server",
                "-accept",
                "127.0.0.1:0",
                "-trace",
                "-msgfile",
                trace.toString(),
                "-naccept",
                Integer.toString(hellos.size()),
                "-cipher",
                "ALL:COMPLEMENTOFALL:@SECLEVEL=0",
                "-min_protocol",
                "TLSv1",
                "-cert",
                certificate.toString(),
                "-key",
                key.toString());
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.ISO_8859_1))) {
            int port = port(output);
            List<FlightReader> answers = new ArrayList<>();
            for (Hellos.Hello hello : hellos) {
                answers.add(ask(port, hello));
            }
            // It ends after as many connections as it was told, and only then is its trace whole.
            output.lines().forEach(line -> {});
            List<TracedHello> traced = TracedHello.all(Files.readString(trace, StandardCharsets.ISO_8859_1));

            for (int i = 0; i < hellos.size(); i++) {
                assertEquals(
                        TracedHello.of(hellos.get(i).offer()),
                        traced.get(i),
                        hellos.get(i).name());
                assertAnswered(hellos.get(i), answers.get(i), served);
            }
            assertEquals(hellos.size(), traced.size());
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    /** OpenSSL of today has neither SSLv3 nor RC4 nor 3DES; with the rest of each profile it comes to terms. */
    private static void assertAnswered(Hellos.Hello hello, FlightReader answer, Octets served) throws Exception {
        ClientOffer offer = hello.offer();
        if (offer.isSslv3Only()) {
            assertTrue(answer.alert().isPresent(), hello.name());
            return;
        }
        ServerFlight flight = answer.snapshot().orElseThrow();
        assertTrue(answer.done(), hello.name());
        assertEquals(offer.newest().wire(), flight.version(), hello.name());
        assertTrue(offer.suites().contains(flight.suite()), hello.name());
        if (offer.offers(ProtocolVersion.TLS_1_3)) {
            // The share is a valid one: no HelloRetryRequest.
            assertEquals(offer.groups().get(0), flight.group().orElseThrow());
            assertTrue(!flight.helloRetry(), hello.name());
            return;
        }
        assertEquals(List.of(served), flight.certificates(), hello.name());
        if (flight.keyExchange().isPresent() && offer.newest() == ProtocolVersion.TLS_1_2) {
            assertSigned(flight.keyExchange().get(), served);
        }
    }

    private static void assertSigned(SignedKeyExchange exchange, Octets certificate) throws Exception {
        assertEquals("rsa_pkcs1_sha256", exchange.scheme().orElseThrow().label());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.bytes())));
        signature.update(exchange.signedContent().bytes());
        assertTrue(signature.verify(exchange.signature().bytes()));
    }

    /** The server prints {@code ACCEPT 127.0.0.1:40123} when it listens. */
    private static int port(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("ACCEPT")) {
            line = output.readLine();
        }
        assertTrue(line != null, "openssl s_server did not start");
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    private static FlightReader ask(int port, Hellos.Hello hello) throws IOException {
        FlightReader reader = FlightReader.besideAnEngine(Hellos.random());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(hello.bytes());
            byte[] buffer = new byte[4_096];
            while (!reader.done() && reader.alert().isEmpty()) {
                int count = socket.getInputStream().read(buffer);
                if (count < 0) {
                    break;
                }
                reader = reader.after(Arrays.copyOf(buffer, count));
            }
        }
        return reader;
    }

    /** The trace of {@code openssl s_server -trace}, and what it should be for an offer. */
    private record TracedHello(
            String record, String version, List<String> suites, String serverName, List<String> extensions) {
        static List<TracedHello> all(String trace) {
            return Arrays.stream(trace.split("Received Record\n"))
                    .filter(record -> record.contains("ClientHello, Length="))
                    .map(record -> record.split("Sent Record\n", -1)[0])
                    .map(TracedHello::parse)
                    .toList();
        }

        private static TracedHello parse(String record) {
            List<String> lines = record.lines().map(String::trim).toList();
            List<String> extensions = new ArrayList<>();
            StringBuilder name = new StringBuilder();
            String extension = "";
            for (String line : lines) {
                if (line.startsWith("extension_type=")) {
                    extension = line.replaceAll("extension_type=(\\w+)\\(.*", "$1");
                    extensions.add(extension);
                } else if (extension.equals("server_name") && line.matches("[0-9a-f]{4} - .*")) {
                    name.append(line.substring("0000 - ".length())
                            .split(" {3,}", -1)[0]
                            .replaceAll("[ -]", ""));
                } else if (!extension.isEmpty() && line.matches(".*\\((0x[0-9a-f]{4}|[0-9]+)\\)")) {
                    extensions.add(line.replaceAll(".*\\((0x[0-9a-f]{4}|[0-9]+)\\)", "$1"));
                }
            }
            return new TracedHello(
                    lines.stream()
                            .filter(line -> line.startsWith("Version = "))
                            .findFirst()
                            .orElse("")
                            .replaceAll(".*\\((.*)\\)", "$1"),
                    lines.stream()
                            .filter(line -> line.startsWith("client_version="))
                            .findFirst()
                            .orElse("")
                            .replaceAll("client_version=(\\w+).*", "$1"),
                    lines.stream()
                            .filter(line -> line.startsWith("{0x"))
                            .map(line -> line.substring(0, 12))
                            .toList(),
                    serverName(name.toString()),
                    extensions);
        }

        /** The name behind two lengths and its type. */
        private static String serverName(String hex) {
            byte[] extension = HexFormat.of().parseHex(hex);
            return hex.isEmpty() ? "" : new String(extension, 5, extension.length - 5, StandardCharsets.US_ASCII);
        }

        static TracedHello of(ClientOffer offer) {
            boolean tls13 = offer.offers(ProtocolVersion.TLS_1_3);
            boolean curves =
                    offer.suites().stream().anyMatch(suite -> suite.ianaName().contains("_ECDHE_"));
            List<String> suites = new ArrayList<>(offer.suites().stream()
                    .map(CipherSuite::id)
                    .map(TracedHello::suite)
                    .toList());
            suites.add(suite(0x00ff));
            List<String> extensions = new ArrayList<>();
            if (tls13) {
                extensions.add("supported_versions");
                offer.versions().stream()
                        .map(ProtocolVersion::wire)
                        .map(String::valueOf)
                        .forEach(extensions::add);
            }
            if (curves || tls13) {
                extensions.add("supported_groups");
                offer.groups().stream().map(NamedGroup::id).map(String::valueOf).forEach(extensions::add);
            }
            if (tls13) {
                extensions.add("key_share");
                extensions.add(String.valueOf(offer.groups().get(0).id()));
            }
            if (!offer.signatureSchemes().isEmpty()) {
                extensions.add("signature_algorithms");
                offer.signatureSchemes().stream()
                        .map(SignatureScheme::id)
                        .map(id -> "0x%04x".formatted(id))
                        .forEach(extensions::add);
            }
            offer.serverName().ifPresent(name -> extensions.add("server_name"));
            if (curves) {
                extensions.addAll(List.of("ec_point_formats", "0"));
            }
            if (!offer.isSslv3Only()) {
                extensions.add("extended_master_secret");
            }
            return new TracedHello(
                    offer.isSslv3Only() ? "0x300" : "0x301",
                    "0x%x".formatted(Math.min(offer.newest().wire(), 0x0303)),
                    suites,
                    offer.serverName().orElse(""),
                    extensions);
        }

        private static String suite(int id) {
            return "{0x%02X, 0x%02X}".formatted(id >> 8, id & 0xff);
        }
    }
}
