package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.net.AskedWitness;
import dev.originprobe.pki.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code chain}: bundles judged before they are deployed, and put right. */
final class ChainCommandTest {
    @TempDir
    static Path folder;

    private static HttpServer issuers;
    private static String url;

    private static final Made ROOT = Template.authority("Root").issue();
    private static Made upper;
    private static Made lower;
    private static Made leaf;

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

    private static Path bundle(Made... certificates) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "bundle", ".pem"),
                Pem.text(Arrays.stream(certificates).map(Made::der).toList()));
    }

    private static Ran chain(Path bundle, String... options) throws IOException {
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

    private static List<Made> written(Path file) throws IOException {
        return Pem.certificates(Files.readAllBytes(file)).stream()
                .map(der -> List.of(leaf, lower, upper, ROOT).stream()
                        .filter(made -> Arrays.equals(made.der(), der))
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    @Test
    void a_right_bundle_connects_and_a_wrong_one_drops_with_the_codes_of_check() throws IOException {
        assertEquals(0, chain(bundle(leaf, lower, upper)).code());
        Ran wrong = chain(bundle(leaf, upper, lower));
        assertEquals(1, wrong.code());
        assertTrue(wrong.out().contains("chain-misordered"), wrong.out());
        Ran unknown =
                chain(bundle(leaf, lower, upper, Template.authority("Extra").issue()));
        assertEquals(3, unknown.code());
    }

    @Test
    void the_name_counts() throws IOException {
        Ran other = chain(bundle(leaf, lower, upper), "--host", "other.test");
        assertEquals(2, other.code(), "given twice: " + other.err());
        Path right = bundle(Template.leaf("other.test").by(lower).issue(), lower, upper);
        assertTrue(chain(right).out().contains("name-mismatch"));
        assertEquals(0, chain(right, "--forwarded-host", "other.test").code());
    }

    @Test
    void json_has_one_address_that_is_null() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(chain(bundle(leaf, lower), "--format", "json").out());
        JsonNode origin = report.path("origins").path(0);
        assertEquals(1, origin.path("addresses").size());
        JsonNode address = origin.path("addresses").path(0);
        assertTrue(address.path("address").isNull() && address.path("port").isNull());
        assertTrue(
                address.path("protocol").isNull() && address.path("completed").isNull());
        assertEquals(2, address.path("certificates").size());
        assertTrue(origin.path("findings")
                .path(0)
                .path("particulars")
                .path(0)
                .path("address")
                .isNull());
    }

    @Test
    void awss_own_library_is_shown_the_certificates() throws IOException {
        assumeTrue(AskedWitness.missing().isEmpty(), "AWS's library is not for this system");
        JsonNode witness = new ObjectMapper()
                .readTree(chain(bundle(leaf, lower, upper), "--format", "json", "--witness", "require")
                        .out())
                .at("/origins/0/addresses/0/witness");
        assertEquals("CloudFront-Upstream-TLS-1-2-2025", witness.path("policy").asText());
        assertTrue(witness.path("error").isNull() && witness.path("protocol").isNull(), witness::toString);
        assertFalse(witness.path("completed").asBoolean());
        String text = chain(bundle(leaf, lower, upper)).out().replaceAll("\\s+", " ");
        assertTrue(text.contains("TLS-1-2-2025: accepts the certificates"), text);
        assertFalse(chain(bundle(leaf, lower, upper), "--witness", "off").out().contains("witness"));
    }

    /** AWS-LC takes no common name where a CA above may certify some names alone; OpenSSL and AWS's page do. */
    @Test
    void what_awss_own_library_refuses_is_unknown() throws IOException {
        assumeTrue(AskedWitness.missing().isEmpty(), "AWS's library is not for this system");
        Made constrained = Template.authority("Constrained")
                .constrained(List.of("test"), List.of())
                .by(ROOT)
                .issue();
        Path bundle = bundle(
                Template.leaf("origin.test")
                        .without(Extension.subjectAlternativeName)
                        .by(constrained)
                        .issue(),
                constrained);
        Ran ran = chain(bundle);
        assertEquals(3, ran.code(), ran.out());
        assertTrue(ran.out().contains("witness-refused"), ran.out());
        assertTrue(ran.out().contains("S2N_ERR_CERT_UNTRUSTED"), ran.out());
        assertEquals(0, chain(bundle, "--witness", "off").code());
    }

    @Test
    void the_chain_that_should_be_served_is_written() throws IOException {
        Path file = folder.resolve("right.pem");
        Made extra = Template.authority("Extra").issue();
        chain(bundle(leaf, ROOT, extra, upper, lower, lower), "--write-chain", file.toString());
        assertEquals(List.of(leaf, lower, upper), written(file));
        assertEquals(0, chain(file).code());
    }

    @Test
    void a_chain_that_is_right_is_written_and_said_to_be_as_it_was() throws IOException {
        Path file = folder.resolve("same.pem");
        Ran ran = chain(bundle(leaf, lower, upper), "--write-chain", file.toString());
        assertEquals(
                "originprobe: --write-chain " + file
                        + ": written: CN=origin.test; CN=Lower; CN=Upper; as it is served already\n",
                ran.err());
    }

    @Test
    void nothing_is_written_where_no_right_chain_can_be_made() throws IOException {
        Path file = folder.resolve("none.pem");
        Ran ran = chain(bundle(leaf, upper), "--write-chain", file.toString());
        assertFalse(Files.exists(file));
        assertTrue(ran.err().contains("not written: no right chain can be made"), ran.err());
        Path expired = bundle(
                Template.leaf("origin.test")
                        .by(lower)
                        .until(Template.NOW.minusSeconds(1))
                        .issue(),
                lower,
                upper);
        chain(expired, "--write-chain", file.toString());
        assertFalse(Files.exists(file));
    }

    @Test
    void missing_issuers_are_fetched_from_where_the_certificates_say_and_do_not_change_the_verdict()
            throws IOException {
        Path file = folder.resolve("fetched.pem");
        Ran ran = chain(bundle(leaf), "--write-chain", file.toString(), "--fetch-missing", "--fetch-private");
        assertEquals(1, ran.code());
        assertEquals(List.of(leaf, lower, upper), written(file));
        assertEquals(
                List.of(
                        "originprobe: fetched " + url + "/lower: CN=Lower",
                        "originprobe: fetched " + url + "/upper: CN=Upper",
                        "originprobe: --write-chain " + file + ": written: CN=origin.test; CN=Lower; CN=Upper"),
                ran.err().lines().toList());
    }

    @Test
    void loopback_is_not_asked_unless_it_is_allowed() throws IOException {
        Path file = folder.resolve("private.pem");
        Ran ran = chain(bundle(leaf), "--write-chain", file.toString(), "--fetch-missing");
        assertFalse(Files.exists(file));
        assertTrue(ran.err().contains("is no public host's (loopback); --fetch-private allows it"), ran.err());
    }

    @Test
    void redirects_endless_bodies_and_what_is_no_certificate_are_left() throws IOException {
        for (String path : List.of("/moved", "/endless", "/empty", "/none")) {
            Made alone =
                    Template.leaf("origin.test").by(lower).issuerAt(url + path).issue();
            Path file = folder.resolve("left.pem");
            Ran ran = chain(bundle(alone), "--write-chain", file.toString(), "--fetch-missing", "--fetch-private");
            assertFalse(Files.exists(file));
            assertTrue(ran.err().contains("could not fetch " + url + path + ": "), ran.err());
        }
    }

    @Test
    void a_private_key_in_the_file_is_told_and_never_printed() throws IOException {
        String key = "-----BEGIN PRIVATE KEY-----\n"
                + java.util.Base64.getEncoder()
                        .encodeToString(leaf.keys().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Path both = bundle(leaf, lower, upper);
        Files.writeString(both, Files.readString(both) + key);
        Ran ran = chain(both, "--verbose");
        assertEquals(0, ran.code());
        assertTrue(ran.err().contains("begins a private key, which belongs to the leaf"), ran.err());
        assertFalse((ran.out() + ran.err()).contains(key.lines().toList().get(1)));
    }

    @Test
    void a_private_key_that_is_not_the_leafs_would_not_serve_it() throws IOException {
        Path both = bundle(leaf, lower, upper);
        Files.writeString(
                both,
                Files.readString(both)
                        + Pem.block("PRIVATE KEY", lower.keys().getPrivate().getEncoded()));
        Ran ran = chain(both);
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("key-mismatch"), ran.out());
    }

    @Test
    void a_leaf_behind_its_issuer_is_misordered_and_written_first() throws IOException {
        Path file = folder.resolve("ordered.pem");
        Ran ran = chain(bundle(lower, leaf, upper), "--write-chain", file.toString());
        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("chain-misordered"), ran.out());
        assertFalse(ran.out().contains("name-mismatch"), ran.out());
        assertEquals(List.of(leaf, lower, upper), written(file));
        assertEquals(0, chain(file).code());
    }

    @Test
    void what_stands_in_the_place_of_an_intermediate_is_named_and_obeying_helps() throws IOException {
        Made stranger = Template.authority("Stranger").issue();
        Ran ran = chain(bundle(leaf, stranger, upper));
        assertEquals(1, ran.code());
        assertTrue(ran.out().replaceAll("\\s+", " ").contains("Certificate 1, CN=Stranger, issued none"), ran.out());
        assertEquals(0, chain(bundle(leaf, lower, upper)).code());
    }

    /** The version of TLS by which it will be served is not known: P-521 may come by TLS 1.3. */
    @ParameterizedTest
    @CsvSource({"Ed25519, 1", "Ed448, 1", "RSASSA-PSS, 3", "secp521r1, 3", "secp384r1, 0"})
    void the_leafs_key_counts_as_in_check(String kind, int code) throws Exception {
        KeyPair keys = kind.startsWith("secp")
                ? Mint.ec(kind)
                : KeyPairGenerator.getInstance(kind).generateKeyPair();
        Ran ran = chain(bundle(Template.leaf("origin.test").keys(keys).by(lower).issue(), lower, upper));
        assertEquals(code, ran.code(), ran.out());
        assertEquals(code != 0, ran.out().contains("key-unsupported"), ran.out());
    }

    @Test
    void an_intermediate_given_as_a_root_is_refused() throws IOException {
        Ran ran = chain(bundle(leaf), "--trust-anchor", bundle(lower).toString());
        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("certificate 1, CN=Lower, is no root: CN=Upper issued it"), ran.err());
    }

    @Test
    void what_cannot_be_read_is_one_line_and_two() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "hello");
        assertEquals(2, chain(text).code());
        assertEquals(
                "originprobe: " + text + ": there is no PEM certificate in it\n",
                chain(text).err());
        assertEquals(2, chain(folder.resolve("absent")).code());
    }
}
