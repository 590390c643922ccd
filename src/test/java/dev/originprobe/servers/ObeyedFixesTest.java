package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import dev.originprobe.demo.Mint;
import dev.originprobe.pki.Pem;
import dev.originprobe.pki.Template;
import dev.originprobe.pki.Template.Made;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A chain that is wrong is served by nginx and probed, its remedy obeyed, and the origin probed again: CONNECT. */
final class ObeyedFixesTest {
    private static final String HOST = "origin.test";
    private static final Made ROOT = Template.authority("Fix Root").issue();
    private static final Made CA = Template.authority("A").by(ROOT).issue();
    private static final Made STRANGER = Template.authority("B").by(ROOT).issue();
    private static final Made LEAF = leaf().issue();

    @TempDir
    static Path folder;

    /**
     * What is wrong and how it is mended.
     *
     * @param advice words of the remedy
     * @param wrong leaf first
     * @param mended what obeying makes of it
     */
    private record Fix(String rule, String advice, List<Made> wrong, List<Made> mended) {}

    private static Template leaf() {
        return Template.leaf(HOST).by(CA);
    }

    /** Where the leaf was to be issued again. */
    private static Fix reissued(String rule, String advice, Template leaf) {
        return new Fix(rule, advice, List.of(leaf.issue(), CA), List.of(leaf().issue(), CA));
    }

    /** Where an intermediate was wrong: another one issues the leaf. */
    private static Fix under(String rule, String advice, Template authority) {
        Made wrong = authority.by(ROOT).issue();
        return new Fix(
                rule, advice, List.of(Template.leaf(HOST).by(wrong).issue(), wrong), List.of(leaf().issue(), CA));
    }

    private static List<Fix> fixes() {
        List<Fix> fixes = new ArrayList<>();
        fixes.add(new Fix("chain-incomplete", "Add the intermediate", List.of(LEAF), List.of(LEAF, CA)));
        fixes.add(new Fix(
                "chain-incomplete",
                "Certificate 1, CN=B, issued none of those that are served: put the certificate of CN=A in its place",
                List.of(LEAF, STRANGER),
                List.of(LEAF, CA)));
        fixes.add(
                new Fix("chain-misordered", "Serve the leaf first", List.of(LEAF, ROOT, CA), written(LEAF, ROOT, CA)));
        fixes.add(new Fix(
                "chain-misordered", "Serve the leaf first", List.of(LEAF, STRANGER, CA), written(LEAF, STRANGER, CA)));
        fixes.add(new Fix("chain-excess", "Leave it out", List.of(LEAF, CA, STRANGER), List.of(LEAF, CA)));
        fixes.add(new Fix("chain-excess", "Leave it out", List.of(LEAF, CA, CA), List.of(LEAF, CA)));
        fixes.add(new Fix("chain-excess", "Leave it out", List.of(LEAF, LEAF, CA), List.of(LEAF, CA)));
        Made namesake = Template.authority("A").by(ROOT).issue();
        Made other = Template.leaf(HOST).by(namesake).issue();
        fixes.add(new Fix(
                "signature-invalid",
                "Serve the intermediate that issued this certificate",
                List.of(other, CA),
                List.of(other, namesake)));
        fixes.add(keyIdentifiers());
        fixes.add(tooDeep());
        Made strangersRoot = Template.authority("Private").issue();
        fixes.add(new Fix(
                "issuer-untrusted",
                "publicly trusted CA",
                List.of(Template.leaf(HOST).by(strangersRoot).issue(), strangersRoot),
                List.of(LEAF, CA)));
        fixes.add(new Fix(
                "certificate-self-signed",
                "publicly trusted CA",
                List.of(Template.leaf(HOST).issue()),
                List.of(LEAF, CA)));
        Duration day = Duration.ofDays(1);
        fixes.add(reissued("certificate-expired", "Renew", leaf().until(Template.NOW.minus(day.dividedBy(2)))));
        fixes.add(reissued("certificate-not-yet-valid", "install one that is", leaf().from(Template.NOW.plus(day))));
        fixes.add(reissued("usage-not-allowed", "issued again", leaf().usages(KeyPurposeId.id_kp_clientAuth)));
        fixes.add(reissued(
                "critical-extension-unknown",
                "issued again",
                leaf().add(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7"), true, DERNull.INSTANCE)));
        fixes.add(reissued("key-unsupported", "EC prime256v1", leaf().keys(Mint.ec("secp521r1"))));
        fixes.add(reissued(
                "name-mismatch",
                "Serve a certificate that names it",
                Template.leaf("other.test").by(CA)));
        fixes.add(under(
                "issuer-not-ca",
                "issued again",
                Template.authority("C").add(Extension.basicConstraints, true, new BasicConstraints(false))));
        fixes.add(under(
                "name-constraint-violated",
                "issued again",
                Template.authority("C").constrained(List.of("example.org"), List.of())));
        fixes.add(
                under("certificate-expired", "Renew", Template.authority("C").until(Template.NOW.minusSeconds(3_600))));
        Made outer = Template.authority("C").pathLength(0).by(ROOT).issue();
        Made inner = Template.authority("D").by(outer).issue();
        fixes.add(new Fix(
                "path-length-exceeded",
                "issued again",
                List.of(Template.leaf(HOST).by(inner).issue(), inner, outer),
                List.of(LEAF, CA)));
        return fixes;
    }

    private static Fix keyIdentifiers() {
        Template renewed = Template.authority("E")
                .add(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {2}))
                .by(ROOT);
        Made now = renewed.issue();
        Made before = Template.authority("E")
                .keys(now.keys())
                .add(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[] {1}))
                .by(ROOT)
                .issue();
        Made leaf = Template.leaf(HOST)
                .add(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[] {2}))
                .by(now)
                .issue();
        return new Fix(
                "key-identifier-mismatch",
                "Serve the certificate of the issuer that the CA delivered",
                List.of(leaf, before),
                List.of(leaf, now));
    }

    private static Fix tooDeep() {
        List<Made> chain = new ArrayList<>(List.of(ROOT));
        for (int i = 0; i < 8; i++) {
            chain.add(0, Template.authority("Deep " + i).by(chain.get(0)).issue());
        }
        chain.remove(ROOT);
        chain.add(0, Template.leaf(HOST).by(chain.get(0)).issue());
        return new Fix("chain-too-deep", "Serve a shorter chain", chain, List.of(LEAF, CA));
    }

    /** What {@code --write-chain} makes of a bundle. */
    private static List<Made> written(Made... bundle) {
        try {
            Path mended = folder.resolve("written.pem");
            Path file = Files.writeString(
                    folder.resolve("bundle.pem"),
                    Pem.text(Stream.of(bundle).map(Made::der).toList()));
            Ran ran = Ran.of(
                    "chain",
                    file.toString(),
                    "--host",
                    HOST,
                    "--at",
                    Template.NOW.toString(),
                    "--trust-anchor",
                    root().toString(),
                    "--write-chain",
                    mended.toString());
            assertEquals(1, ran.code(), ran::toString);
            return Pem.certificates(Files.readAllBytes(mended)).stream()
                    .map(der -> bundle[0].as(der))
                    .toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Path root() throws IOException {
        return Files.writeString(folder.resolve("root.pem"), Pem.text(List.of(ROOT.der())));
    }

    private static Identity identity(String name, List<Made> chain) throws IOException {
        return new Identity(
                Files.writeString(
                        folder.resolve(name + ".pem"),
                        Pem.text(chain.stream().map(Made::der).toList())),
                Files.writeString(
                        folder.resolve(name + ".key"),
                        Pem.block(
                                "PRIVATE KEY", chain.get(0).keys().getPrivate().getEncoded())));
    }

    @TestFactory
    Stream<DynamicTest> obeying_the_remedy_of_a_chain_gives_connect() throws IOException {
        List<Fix> fixes = fixes();
        List<DynamicTest> tests = new ArrayList<>();
        Nginx nginx = new Nginx(folder, 2 * fixes.size());
        for (int i = 0; i < fixes.size(); i++) {
            Fix fix = fixes.get(i);
            int wrong = nginx.site(List.of(identity("wrong-" + i, fix.wrong())));
            int mended = nginx.site(List.of(identity("mended-" + i, fix.mended())));
            tests.add(dynamicTest(fix.rule() + ": " + fix.advice(), () -> {
                JsonNode before = probed(wrong);
                assertTrue(!before.path("outcome").asText().equals("CONNECT"), before::toPrettyString);
                assertTrue(
                        remedies(before, fix.rule()).anyMatch(text -> text.contains(fix.advice())),
                        before::toPrettyString);
                assertEquals("CONNECT", probed(mended).path("outcome").asText(), () -> fix + " once it is obeyed");
            }));
        }
        nginx.start();
        return tests.stream().onClose(nginx::close);
    }

    private static Stream<String> remedies(JsonNode origin, String rule) {
        List<String> remedies = new ArrayList<>();
        for (JsonNode finding : origin.path("findings")) {
            if (finding.path("rule").asText().equals(rule)) {
                remedies.add(finding.path("remedy").asText());
            }
        }
        return remedies.stream();
    }

    private static JsonNode probed(int port) throws IOException {
        String target = HOST + ":" + port;
        Ran ran = Ran.of(
                "check",
                "--format",
                "json",
                "--at",
                Template.NOW.toString(),
                "--trust-anchor",
                root().toString(),
                "--resolve",
                target + ":127.0.0.1",
                target);
        return new ObjectMapper().readTree(ran.out()).path("origins").path(0);
    }
}
