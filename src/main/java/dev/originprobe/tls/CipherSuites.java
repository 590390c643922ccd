package dev.originprobe.tls;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of a cipher suite by its code point. */
final class CipherSuites {
    private static final Map<Integer, Names> BY_ID = CipherSuiteNames.TABLE
            .lines()
            .map(CipherSuites::names)
            .collect(Collectors.toMap(Names::id, Function.identity(), (first, second) -> first, HashMap::new));

    private CipherSuites() {}

    private record Names(int id, String iana, String openssl) {}

    static String ianaName(int id) {
        return BY_ID.containsKey(id) ? BY_ID.get(id).iana() : String.format(Locale.ROOT, "0x%04X", id);
    }

    static String opensslName(int id) {
        return BY_ID.containsKey(id) ? BY_ID.get(id).openssl() : ianaName(id);
    }

    static ProtocolVersion oldestVersion(int id) {
        String name = ianaName(id);
        if (id >> 8 == 0x13) {
            return ProtocolVersion.TLS_1_3;
        }
        if (name.matches(".*_(SHA256|SHA384|CCM|CCM_8|POLY1305)")) {
            return ProtocolVersion.TLS_1_2;
        }
        return name.startsWith("TLS_EC") ? ProtocolVersion.TLS_1_0 : ProtocolVersion.SSL_3_0;
    }

    private static Names names(String line) {
        String[] columns = line.split(" ", -1);
        return new Names(Integer.parseInt(columns[0], 16), columns[1], columns[2]);
    }
}
