package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Optional;
import java.util.OptionalInt;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a key exchange was signed with the leaf's key. */
final class KeyProofTest {
    private static final byte[] CONTENT =
            "client random, server random, parameters".getBytes(StandardCharsets.US_ASCII);
    private static final Made RSA = Template.leaf("rsa.test").keys(Mint.rsa()).issue();
    private static final Made EC = Template.leaf("ec.test").issue();

    private static byte[] signed(Made leaf, String algorithm) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(leaf.keys().getPrivate());
        signature.update(CONTENT);
        return signature.sign();
    }

    private static Optional<Boolean> verifies(Made leaf, int scheme, byte[] signature) {
        return KeyProof.verifies(leaf.der(), CONTENT, OptionalInt.of(scheme), signature);
    }

    @ParameterizedTest
    @CsvSource({
        "SHA1withRSA, 0x0201",
        "SHA224withRSA, 0x0301",
        "SHA256withRSA, 0x0401",
        "SHA384withRSA, 0x0501",
        "SHA512withRSA, 0x0601"
    })
    void an_rsa_signature_verifies_with_its_key_alone(String algorithm, String scheme) throws GeneralSecurityException {
        byte[] signature = signed(RSA, algorithm);
        int number = Integer.decode(scheme);
        assertEquals(Optional.of(true), verifies(RSA, number, signature));
        Made other = Template.leaf("other.test").keys(Mint.rsa()).issue();
        assertEquals(Optional.of(false), verifies(other, number, signature));
    }

    @ParameterizedTest
    @CsvSource({
        "SHA1withECDSA, 0x0203",
        "SHA224withECDSA, 0x0303",
        "SHA256withECDSA, 0x0403",
        "SHA384withECDSA, 0x0503",
        "SHA512withECDSA, 0x0603"
    })
    void an_ecdsa_signature_verifies_with_its_key_alone(String algorithm, String scheme)
            throws GeneralSecurityException {
        byte[] signature = signed(EC, algorithm);
        int number = Integer.decode(scheme);
        assertEquals(Optional.of(true), verifies(EC, number, signature));
        assertEquals(Optional.of(false), verifies(Template.leaf("other.test").issue(), number, signature));
    }

    @Test
    void before_tls_12_ecdsa_signs_sha1_and_rsa_md5_beside_sha1() throws GeneralSecurityException {
        assertEquals(
                Optional.of(true),
                KeyProof.verifies(EC.der(), CONTENT, OptionalInt.empty(), signed(EC, "SHA1withECDSA")));
        byte[] both = new byte[36];
        System.arraycopy(MessageDigest.getInstance("MD5").digest(CONTENT), 0, both, 0, 16);
        System.arraycopy(MessageDigest.getInstance("SHA-1").digest(CONTENT), 0, both, 16, 20);
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, RSA.keys().getPrivate());
        byte[] signature = cipher.doFinal(both);
        assertEquals(Optional.of(true), KeyProof.verifies(RSA.der(), CONTENT, OptionalInt.empty(), signature));
        signature[0] ^= 1;
        assertEquals(Optional.of(false), KeyProof.verifies(RSA.der(), CONTENT, OptionalInt.empty(), signature));
    }

    @Test
    void bytes_that_are_no_signature_prove_nothing_about_the_key_but_that_it_did_not_sign() {
        assertEquals(Optional.of(false), verifies(EC, 0x0403, new byte[] {1, 2, 3}));
        assertEquals(Optional.of(false), verifies(RSA, 0x0401, new byte[0]));
    }

    @Test
    void what_cannot_be_checked_is_not_decided() throws GeneralSecurityException {
        byte[] signature = signed(RSA, "SHA256withRSA");
        assertEquals(Optional.empty(), verifies(RSA, 0x9999, signature));
        assertEquals(Optional.empty(), verifies(EC, 0x0401, signature));
        assertEquals(Optional.empty(), verifies(RSA.as(new byte[] {1}), 0x0401, signature));
    }
}
