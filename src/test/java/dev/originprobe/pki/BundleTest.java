package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.pki.PrivateKeyInFile.Match;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;

/** Files that are to be served. */
final class BundleTest {
    private static final Made LEAF = Template.leaf("origin.test").issue();
    private static final Made OTHER = Template.authority("CA").issue();

    private static Bundle read(String text) {
        return Bundle.read(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String pem(Made... certificates) {
        return Pem.text(List.of(certificates).stream().map(Made::der).toList());
    }

    private static byte[] pkcs7(Made... certificates) throws IOException, CMSException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        for (Made one : certificates) {
            generator.addCertificate(new X509CertificateHolder(one.der()));
        }
        return generator.generate(new CMSProcessableByteArray(new byte[0])).getEncoded();
    }

    @Test
    void pem_keeps_its_order() {
        Bundle bundle = read(pem(LEAF, OTHER));
        assertArrayEquals(LEAF.der(), bundle.certificates().get(0));
        assertArrayEquals(OTHER.der(), bundle.certificates().get(1));
        assertEquals(Optional.empty(), bundle.privateKey());
    }

    @Test
    void der_is_one_certificate_and_pkcs7_as_many_as_it_has() throws IOException, CMSException {
        assertArrayEquals(LEAF.der(), Bundle.read(LEAF.der()).certificates().get(0));
        assertEquals(2, Bundle.read(pkcs7(LEAF, OTHER)).certificates().size());
        String armoured = "-----BEGIN PKCS7-----\n" + Base64.getMimeEncoder().encodeToString(pkcs7(LEAF, OTHER))
                + "\n-----END PKCS7-----\n";
        assertEquals(2, read(armoured).certificates().size());
    }

    @Test
    void a_file_without_certificates_is_refused() {
        assertEquals(
                "there is no PEM certificate in it",
                assertThrows(IllegalArgumentException.class, () -> read("hello"))
                        .getMessage());
        assertEquals(
                "the file is empty",
                assertThrows(IllegalArgumentException.class, () -> Bundle.read(new byte[0]))
                        .getMessage());
        assertEquals(
                "the block that line 1 begins is not a PKCS #7 of certificates",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> read("-----BEGIN PKCS7-----\nMAA=\n-----END PKCS7-----\n"))
                        .getMessage());
    }

    @Test
    void a_private_key_is_told_and_whether_it_belongs_to_the_leaf() throws GeneralSecurityException {
        for (KeyPair pair : List.of(Mint.rsa(), Mint.ec("secp256r1"), named("prime256v1"), named("secp384r1"))) {
            Made leaf = Template.leaf("origin.test").keys(pair).issue();
            assertEquals(Match.BELONGS, match(leaf.pem() + leaf.keyPem()));
            assertEquals(Match.DOES_NOT_BELONG, match(pem(LEAF) + leaf.keyPem()));
        }
    }

    @Test
    void the_older_forms_of_keys_are_read_too() throws IOException, GeneralSecurityException {
        for (KeyPair pair : List.of(Mint.rsa(), named("prime256v1"), named("secp384r1"))) {
            StringWriter older = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(older)) {
                writer.writeObject(pair.getPrivate());
            }
            assertEquals(
                    Match.BELONGS,
                    match(Template.leaf("origin.test").keys(pair).issue().pem() + older));
        }
    }

    /** A key that carries its curve in every form, as OpenSSL writes it; the JDK's do not. */
    private static KeyPair named(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    @Test
    void of_a_key_that_is_encrypted_or_broken_it_cannot_be_told() {
        String key = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAA=\n-----END ENCRYPTED PRIVATE KEY-----\n";
        assertEquals(Match.UNKNOWN, match(pem(LEAF) + key));
        assertEquals(Match.UNKNOWN, match(pem(LEAF) + key.replace("ENCRYPTED ", "")));
        assertEquals(
                Match.UNKNOWN,
                match(
                        pem(LEAF)
                                + "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nMAA=\n-----END RSA PRIVATE KEY-----\n"));
    }

    private static Match match(String text) {
        return read(text).privateKey().orElseThrow().match();
    }

    @Test
    void der_that_is_no_certificate_is_told_for_what_it_is() throws Exception {
        KeyPair pair = Mint.ec("secp256r1");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        store.store(written, new char[0]);
        byte[] request = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=origin.test"), pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
        byte[] list = new X509v2CRLBuilder(new X500Name("CN=CA"), Date.from(Template.NOW))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();

        assertEquals(
                "it is a private key; give the file with the leaf and its intermediates",
                refused(pair.getPrivate().getEncoded()));
        assertEquals(
                "it is a PKCS #12 store; take the chain out of it, with openssl pkcs12 -in FILE -nokeys -out chain.pem",
                refused(written.toByteArray()));
        assertEquals(
                "it is a certificate request (CSR); give the certificate that the CA issued for it", refused(request));
        assertEquals("it is a revocation list (CRL); give the file with the leaf and its intermediates", refused(list));
    }

    @Test
    void a_private_key_alone_is_told_for_what_it_is() {
        String key = Pem.block("PRIVATE KEY", LEAF.keys().getPrivate().getEncoded());

        assertEquals(
                "line 2 begins a private key, and there is no certificate in it; give the file with the certificates",
                refused(("a key\n" + key).getBytes(StandardCharsets.US_ASCII)));
    }

    private static String refused(byte[] file) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Bundle.read(file))
                .getMessage());
    }
}
