package dev.originprobe.demo;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A minted certificate and its key.
 *
 * @param certificate as issued
 * @param keys of the subject
 */
public record Issued(X509Certificate certificate, KeyPair keys) {
    private static final int LINE = 64;

    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException("a certificate that was just made has its bytes", impossible);
        }
    }

    /** The certificate in PEM. */
    public String pem() {
        return pem("CERTIFICATE", der());
    }

    /** The private key in PEM (PKCS #8). */
    public String keyPem() {
        PrivateKey key = keys.getPrivate();
        return pem("PRIVATE KEY", key.getEncoded());
    }

    /** Certificates in PEM, in this order. */
    public static String chainPem(List<Issued> chain) {
        return chain.stream().map(Issued::pem).collect(Collectors.joining());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
