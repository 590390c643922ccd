package dev.originprobe.tls;

import java.util.Arrays;
import java.util.Optional;

/** A protocol version that CloudFront offers to an origin, oldest first. */
public enum ProtocolVersion {
    /** RFC 6101. */
    SSL_3_0(0x0300, "SSLv3"),
    /** RFC 2246. */
    TLS_1_0(0x0301, "TLSv1"),
    /** RFC 4346. */
    TLS_1_1(0x0302, "TLSv1.1"),
    /** RFC 5246. */
    TLS_1_2(0x0303, "TLSv1.2"),
    /** RFC 8446; negotiated by extension, never in a record's or a hello's version field. */
    TLS_1_3(0x0304, "TLSv1.3");

    private final int wire;
    private final String label;

    ProtocolVersion(int wire, String label) {
        this.wire = wire;
        this.label = label;
    }

    /** The two bytes on the wire, 0x0300 to 0x0304. */
    public int wire() {
        return wire;
    }

    /** AWS's and OpenSSL's spelling: {@code SSLv3}, {@code TLSv1}, {@code TLSv1.1}, {@code TLSv1.2}, {@code TLSv1.3}. */
    public String label() {
        return label;
    }

    /** The version that a server chose, empty where it is none of these. */
    public static Optional<ProtocolVersion> ofWire(int wire) {
        return Arrays.stream(values()).filter(version -> version.wire == wire).findFirst();
    }

    /** The version of that {@link #label()}, empty where there is none; case matters, as it does to CloudFront's API. */
    public static Optional<ProtocolVersion> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(version -> version.label.equals(label))
                .findFirst();
    }
}
