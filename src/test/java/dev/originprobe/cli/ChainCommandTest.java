package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.net.AskedWitness;
import dev.originprobe.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code chain}: bundles judged before they are deployed. */
final class ChainCommandTest extends ChainTrials {
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
