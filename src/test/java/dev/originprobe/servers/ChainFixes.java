package dev.originprobe.servers;

import static dev.originprobe.servers.Fixes.CA;
import static dev.originprobe.servers.Fixes.GOOD;
import static dev.originprobe.servers.Fixes.HOST;
import static dev.originprobe.servers.Fixes.LEAF;
import static dev.originprobe.servers.Fixes.ROOT;
import static dev.originprobe.servers.Fixes.raw;
import static dev.originprobe.servers.Fixes.serving;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.servers.Fixes.Fix;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** Origins whose certificates are wrong, each with the one that it is once its remedy is obeyed. */
final class ChainFixes {
    private static final Made STRANGER = Template.authority("B").by(ROOT).issue();

    private ChainFixes() {}

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

    static List<Fix> chains(UnaryOperator<List<Made>> written) {
        List<Fix> fixes = new ArrayList<>();
        fixes.add(new Fix("chain-incomplete", "Add the intermediate", List.of(LEAF), List.of(LEAF, CA)));
        fixes.add(new Fix(
                "chain-incomplete",
                "Certificate 1, CN=B, issued none of those that are served: put the certificate of CN=A in its place",
                List.of(LEAF, STRANGER),
                List.of(LEAF, CA)));
        fixes.add(new Fix(
                "chain-misordered",
                "Serve the leaf first",
                List.of(LEAF, ROOT, CA),
                written.apply(List.of(LEAF, ROOT, CA))));
        fixes.add(new Fix(
                "chain-misordered",
                "Serve the leaf first",
                List.of(LEAF, STRANGER, CA),
                written.apply(List.of(LEAF, STRANGER, CA))));
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
        fixes.add(new Fix("chain-contains-root", "Leave the root out", List.of(LEAF, CA, ROOT), List.of(LEAF, CA)));
        return fixes;
    }

    static List<Fix> certificates() {
        List<Fix> fixes = new ArrayList<>();
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
        fixes.addAll(unserved());
        fixes.add(
                reissued("name-common-name-only", "subjectAltName", leaf().without(Extension.subjectAlternativeName)));
        fixes.add(reissued("certificate-expires-soon", "Renew", leaf().until(Template.NOW.plus(day))));
        return fixes;
    }

    /** Of certificates with which no server starts. */
    private static List<Fix> unserved() {
        PrivateKey key = LEAF.keys().getPrivate();
        byte[] der = LEAF.der();
        // A length in one byte more than it needs.
        byte[] padded = ServerBytes.join(new byte[] {der[0], (byte) 0x83, 0}, Arrays.copyOfRange(der, 2, der.length));
        Made rsa = Template.authority("F").keys(Mint.rsa()).by(ROOT).issue();
        Made md5 = Template.leaf(HOST).by(rsa).algorithm("MD5withRSA").issue();
        Made sha1 = leaf().algorithm("SHA1withECDSA").issue();
        return List.of(
                new Fix(
                        "certificate-malformed",
                        "serve the file that the CA delivered",
                        raw(key, Arrays.copyOf(der, der.length - 1), CA.der()),
                        GOOD),
                new Fix("encoding-not-der", "issued again", raw(key, padded, CA.der()), GOOD),
                new Fix(
                        "signature-weak",
                        "issued again",
                        raw(md5.keys().getPrivate(), md5.der(), rsa.der()),
                        serving(Template.leaf(HOST).by(rsa).issue(), rsa)),
                new Fix("signature-weak", "issued again", raw(sha1.keys().getPrivate(), sha1.der(), CA.der()), GOOD));
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
}
