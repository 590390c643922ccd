package dev.originprobe.demo;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

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
}
