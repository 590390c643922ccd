package dev.originprobe.net;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed certificate and its key, made for a test. */
record Minted(X509Certificate certificate, KeyPair keys) {
    /** In the private enterprise arc, under the number reserved for examples (RFC 5612). */
    private static final ASN1ObjectIdentifier PADDING = new ASN1ObjectIdentifier("1.3.6.1.4.1.32473.1");

    static Minted rsa() {
        return of("RSA", 2048, "SHA256withRSA", 0);
    }

    static Minted ecdsa() {
        return of("EC", 256, "SHA256withECDSA", 0);
    }

    /** One with an extension of that many bytes in it. */
    static Minted ofSize(int padding) {
        return of("EC", 256, "SHA256withECDSA", padding);
    }

    private static Minted of(String algorithm, int bits, String signature, int padding) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=origin.test");
            Instant now = Instant.now();
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(now.minus(1, ChronoUnit.DAYS)),
                    Date.from(now.plus(1, ChronoUnit.DAYS)),
                    name,
                    keys.getPublic());
            if (padding > 0) {
                builder.addExtension(PADDING, false, new DEROctetString(new byte[padding]));
            }
            return new Minted(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()))),
                    keys);
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Key and certificate in one PEM file, as OpenSSL reads them. */
    Path pem(Path folder) throws IOException, GeneralSecurityException {
        return Files.writeString(
                Files.createTempFile(folder, "minted", ".pem"),
                block("PRIVATE KEY", keys.getPrivate().getEncoded()) + block("CERTIFICATE", certificate.getEncoded()));
    }

    private static String block(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + type
                + "-----\n";
    }
}
