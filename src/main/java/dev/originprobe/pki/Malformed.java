package dev.originprobe.pki;

/** Why a certificate cannot be read; the message completes "the certificate has ...". */
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String what) {
        super(what, null, false, false);
    }
}
