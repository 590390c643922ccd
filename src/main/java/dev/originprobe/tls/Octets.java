package dev.originprobe.tls;

import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes that compare by content: a certificate as served, a signature, the first bytes of what is not TLS. */
public final class Octets {
    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static Octets of(byte[] bytes) {
        return new Octets(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower-case hex, whole. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
