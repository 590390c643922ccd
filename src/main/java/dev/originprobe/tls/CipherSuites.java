package dev.originprobe.tls;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of a cipher suite by its code point. */
final class CipherSuites {
    private static final Map<Integer, Names> BY_ID = Stream.of(ClassicSuiteNames.TABLE, CurveSuiteNames.TABLE)
            .flatMap(String::lines)
            .map(Names::of)
            .collect(Collectors.toUnmodifiableMap(Names::id, Function.identity()));

    /** TLS 1.3 leaves the key exchange out of the name; GOST's suites of RFC 9367 do not. */
    private static final Pattern TLS_1_3_NAME = Pattern.compile("TLS_(?!.*(_WITH_|_SCSV)).*|.*_MGM_[LS]");

    /** What RFC 5246 and its followers defined for TLS 1.2: other MACs than MD5 and SHA-1, and AEAD. */
    private static final Pattern TLS_1_2_NAME = Pattern.compile(".*_(SHA256|SHA384|CCM|CCM_8|OMAC|IMIT)");

    /** The PSK suites of RFC 5487, 5489 and 6367 have a SHA-2 MAC and may be used from TLS 1.0 on. */
    private static final Pattern OLDER_DESPITE_SHA2 =
            Pattern.compile(".*PSK_WITH_(NULL|(AES|CAMELLIA)_[0-9]+_CBC)_SHA(256|384)");

    private CipherSuites() {}

    private record Names(int id, String iana, String openssl) {
        static Names of(String line) {
            String[] columns = line.split(" ", -1);
            return new Names(Integer.parseInt(columns[0], 16), columns[1], columns[columns.length - 1]);
        }
    }

    static Stream<CipherSuite> known() {
        return BY_ID.values().stream()
                .filter(names -> !names.iana().endsWith("_SCSV"))
                .map(names -> new CipherSuite(names.id()))
                .sorted(Comparator.comparingInt(CipherSuite::id));
    }

    static String ianaName(int id) {
        return names(id).iana();
    }

    static String opensslName(int id) {
        return names(id).openssl();
    }

    static ProtocolVersion oldestVersion(int id) {
        String name = ianaName(id);
        if (id >> 8 == 0x13 || TLS_1_3_NAME.matcher(name).matches()) {
            return ProtocolVersion.TLS_1_3;
        } else if (OLDER_DESPITE_SHA2.matcher(name).matches()) {
            return ProtocolVersion.TLS_1_0;
        } else if (TLS_1_2_NAME.matcher(name).matches()) {
            return ProtocolVersion.TLS_1_2;
        }
        return name.startsWith("TLS_EC") ? ProtocolVersion.TLS_1_0 : ProtocolVersion.SSL_3_0;
    }

    private static Names names(int id) {
        Names known = BY_ID.get(id);
        if (known != null) {
            return known;
        }
        String number = String.format("0x%04X", id);
        return new Names(id, number, number);
    }
}
