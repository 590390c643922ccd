package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What is read of a client certificate's file, and what is said of one that cannot be used. */
final class ClientIdentityTest {
    private static final KeyPair KEYS = Mint.ec("secp256r1");
    private static final byte[] LEAF =
            Template.leaf("client.test").keys(KEYS).issue().der();

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----\n";
    }

    private static ClientIdentity read(byte[] certificate, byte[] key) {
        return ClientIdentity.read(
                (pem("CERTIFICATE", certificate) + pem("PRIVATE KEY", key)).getBytes(StandardCharsets.US_ASCII));
    }

    private static void refused(String message, byte[] certificate, byte[] key) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> read(certificate, key));
        assertEquals(message, String.valueOf(refusal.getMessage()).replaceFirst("line \\d+", "line N"));
    }

    @Test
    void a_certificate_with_its_key_is_read() {
        assertEquals(
                KEYS.getPrivate(), read(LEAF, KEYS.getPrivate().getEncoded()).key());
    }

    @Test
    void another_certificates_key_is_told_from_one_that_cannot_be_compared() throws GeneralSecurityException {
        byte[] other = Mint.ec("secp256r1").getPrivate().getEncoded();
        byte[] ofAnotherKind = KeyPairGenerator.getInstance("X25519")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        String unknown =
                "line N begins a private key that cannot be compared with the first certificate's: it is broken, or"
                        + " of a kind that is not known here";

        refused("line N begins a private key that is not the first certificate's", LEAF, other);
        refused(unknown, LEAF, ofAnotherKind);
        refused(unknown, LEAF, new byte[] {0x30, 0});
    }

    @Test
    void a_certificate_that_cannot_be_read_is_not_blamed_on_the_key() {
        refused(
                "line N begins no certificate",
                new byte[] {0x30, 0},
                KEYS.getPrivate().getEncoded());
    }
}
