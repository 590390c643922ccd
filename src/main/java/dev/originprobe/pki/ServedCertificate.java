package dev.originprobe.pki;

import java.util.Optional;

/**
 * A certificate as served, readable or not.
 *
 * @param length in bytes
 * @param sha256 of its bytes, lower-case hex
 * @param facts what it says; empty where it cannot be read
 * @param unreadable why it cannot be read; empty where it can
 */
public record ServedCertificate(
        int length, String sha256, Optional<CertificateFacts> facts, Optional<String> unreadable) {
    /** What can be read of a certificate; total, whatever the bytes are. */
    public static ServedCertificate of(byte[] der) {
        return CertificateReader.read(der).served();
    }
}
