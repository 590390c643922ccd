package dev.originprobe.pki;

import static dev.originprobe.pki.Judging.faults;
import static dev.originprobe.pki.Judging.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.demo.Mint;
import dev.originprobe.pki.Template.Made;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({"1024, ''", "2048, ''", "4096, ''", "1023, 'KEY_UNSUPPORTED at 0?'", "4097, 'KEY_UNSUPPORTED at 0?'"})
    void rsa_keys_are_known_from_1024_to_4096_bits(int bits, String fault) {
        assertEquals(fault.isEmpty() ? List.of() : List.of(fault), of(leaf().keys(key("RSA", bits)), authority()));
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, ''", "secp384r1, ''", "secp521r1, 'KEY_UNSUPPORTED at 0?'"})
    void ec_keys_are_known_on_two_curves(String curve, String fault) {
        assertEquals(fault.isEmpty() ? List.of() : List.of(fault), of(leaf().keys(Mint.ec(curve)), authority()));
    }

    @Test
    void an_edwards_key_is_undecided_wherever_it_is() {
        assertEquals(List.of("KEY_UNSUPPORTED at 0?"), of(leaf().keys(key("Ed25519", 255)), authority()));
        assertEquals(List.of("KEY_UNSUPPORTED at 1?"), of(leaf(), authority().keys(key("Ed25519", 255))));
        Made root = Template.authority("Edwards").keys(key("Ed25519", 255)).issue();
        assertEquals(
                List.of("KEY_UNSUPPORTED at 0?"),
                faults(trusting(root), leaf().by(root).issue()));
    }

    @Test
    void sha1_is_undecided_and_md5_broken() {
        Made rsa = Template.authority("RSA").keys(Mint.rsa()).issue();
        TrustStore trust = trusting(rsa);
        Template leaf = leaf().by(rsa);
        assertEquals(
                List.of("SIGNATURE_WEAK at 0?"),
                faults(trust, leaf.algorithm("SHA1withRSA").issue()));
        assertEquals(
                List.of("SIGNATURE_WEAK at 0"),
                faults(trust, leaf.algorithm("MD5withRSA").issue()));
        assertEquals(List.of("SIGNATURE_WEAK at 0?"), of(leaf().algorithm("SHA1withECDSA"), authority()));
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
                List.of("SIGNATURE_INVALID at 0"),
                faults(
                        trusting(rsa),
                        leaf().by(rsa).signedBy(Mint.ec("secp256r1")).issue()));
        assertEquals(
                List.of("SIGNATURE_INVALID at 0"),
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
        assertEquals(List.of("SIGNATURE_INVALID at 0?"), faults(TRUST, leaf.as(unknown)));
    }

    @Test
    void the_signature_of_a_served_root_does_not_matter() {
        Made root = Template.authority("Old").algorithm("SHA1withECDSA").issue();
        assertEquals(
                List.of("CONTAINS_ROOT at 1"),
                faults(trusting(root), leaf().by(root).issue(), root));
    }
}
