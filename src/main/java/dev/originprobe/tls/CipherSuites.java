package dev.originprobe.tls;

/** The one table of cipher suite names. */
final class CipherSuites {
    private CipherSuites() {}

    static String ianaName(int id) {
        return String.format("0x%04X", id);
    }

    static String opensslName(int id) {
        return ianaName(id);
    }

    static ProtocolVersion oldestVersion(int id) {
        return id >> 8 == 0x13 ? ProtocolVersion.TLS_1_3 : ProtocolVersion.TLS_1_0;
    }
}
