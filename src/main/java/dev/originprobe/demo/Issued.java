package dev.originprobe.demo;

import dev.originprobe.pki.Pem;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A minted certificate and its key.
 *
 * @param certificate as issued
 * @param keys of the subject
 */
public record Issued(X509Certificate certificate, KeyPair keys) {
    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was just made has its bytes", impossible);
        }
    }

    /** The certificate in PEM. */
    public String pem() {
        return Pem.block("CERTIFICATE", der());
    }

    /** The private key in PEM (PKCS #8). */
    public String keyPem() {
        return Pem.block("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    /** Certificates in PEM, in this order. */
    public static String chainPem(List<Issued> chain) {
        return chain.stream().map(Issued::pem).collect(Collectors.joining());
    }
}
