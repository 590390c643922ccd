package dev.originprobe.pki;

import static dev.originprobe.pki.Judging.faults;
import static dev.originprobe.pki.Judging.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and signatures of a path. */
final class ChainSignaturesTest {
    private static final Made ROOT = Template.authority("Root").issue();
    private static final TrustStore TRUST = trusting(ROOT);

    /** The faults of leaf, intermediate and root. */
    private static List<String> of(Template leaf, Template intermediate) {
        Made issuer = intermediate.by(ROOT).issue();
        return faults(TRUST, leaf.by(issuer).issue(), issuer);
    }

    private static Template leaf() {
        return Template.leaf("origin.test");
    }

    private static Template authority() {
        return Template.authority("Intermediate");
    }

    private static KeyPair key(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void the_keys_of_the_path_are_told_with_the_roots_last() {
        Made root = Template.authority("Edwards").keys(key("Ed25519", 255)).issue();
        Made upper = Template.authority("RSA").keys(key("RSA", 1023)).by(root).issue();
        ChainJudgement judgement = Judging.judge(
                trusting(root), leaf().keys(Mint.ec("secp521r1")).by(upper).issue(), upper);

        assertEquals(
                List.of("0 EC secp521r1 521", "1 RSA 1023", "1 Ed25519, of CN=Edwards"),
                judgement.keys().stream()
                        .map(held -> held.index() + " " + held.key().label()
                                + (held.key().curve().isPresent()
                                        ? " " + held.key().bits().orElseThrow()
                                        : "")
                                + held.root()
                                        .map(anchor -> ", of " + anchor.name())
                                        .orElse(""))
                        .toList());
    }

    @Test
    void sha1_and_md5_are_weak() {
        Made rsa = Template.authority("RSA").keys(Mint.rsa()).issue();
        TrustStore trust = trusting(rsa);
        Template leaf = leaf().by(rsa);
        assertEquals(
                List.of("SignatureWeak at 0"),
                faults(trust, leaf.algorithm("SHA1withRSA").issue()));
        assertEquals(
                List.of("SignatureWeak at 0"),
                faults(trust, leaf.algorithm("MD5withRSA").issue()));
        assertEquals(List.of("SignatureWeak at 0"), of(leaf().algorithm("SHA1withECDSA"), authority()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA224withRSA", "SHA384withRSA", "SHA512withRSA", "SHA256withRSAandMGF1"})
    void other_hashes_and_pss_verify(String algorithm) {
        Made rsa = Template.authority("RSA").keys(Mint.rsa()).issue();
        assertEquals(
                List.of(),
                faults(trusting(rsa), leaf().by(rsa).algorithm(algorithm).issue()));
    }

    @Test
    void a_signature_of_another_kind_than_the_issuers_key_is_a_forgery() {
        Made rsa = Template.authority("RSA").keys(Mint.rsa()).issue();
        assertEquals(
                List.of("IssuerKeyDiffers at 0"),
                faults(
                        trusting(rsa),
                        leaf().by(rsa).signedBy(Mint.ec("secp256r1")).issue()));
        assertEquals(
                List.of("IssuerKeyDiffers at 0"),
                faults(TRUST, leaf().by(ROOT).signedBy(rsa.keys()).issue()));
    }

    @Test
    void a_signature_that_cannot_be_checked_is_undecided() {
        Made leaf = leaf().by(ROOT).issue();
        byte[] unknown = leaf.der();
        byte[] oid = {0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x04, 0x03, 0x02};
        for (int at = 0; at + oid.length <= unknown.length; at++) {
            if (Arrays.equals(oid, 0, oid.length, unknown, at, at + oid.length)) {
                unknown[at + oid.length - 1] = 0x7f;
            }
        }
        assertEquals(List.of("SignatureUnchecked at 0"), faults(TRUST, leaf.as(unknown)));
    }

    @Test
    void the_signature_of_a_served_root_does_not_matter() {
        Made root = Template.authority("Old").algorithm("SHA1withECDSA").issue();
        assertEquals(
                List.of("ContainsRoot at 1"),
                faults(trusting(root), leaf().by(root).issue(), root));
    }
}
