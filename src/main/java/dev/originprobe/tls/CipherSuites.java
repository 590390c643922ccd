package dev.originprobe.tls;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is known of a cipher suite by its code point. */
final class CipherSuites {
    /** What RFC 5246 and its followers defined for TLS 1.2: other MACs than MD5 and SHA-1, and AEAD. */
    private static final List<String> TLS_1_2_ENDINGS =
            List.of("_SHA256", "_SHA384", "_CCM", "_CCM_8", "_OMAC", "_IMIT");

    /** The PSK suites of RFC 5487, 5489 and 6367 have a SHA-2 MAC and may be used from TLS 1.0 on. */
    private static final Pattern OLDER_DESPITE_SHA2 =
            Pattern.compile(".*PSK_WITH_(NULL|(AES|CAMELLIA)_[0-9]+_CBC)_SHA(256|384)");

    private static final Map<Integer, Facts> BY_ID = Stream.of(ClassicSuiteNames.TABLE, CurveSuiteNames.TABLE)
            .flatMap(String::lines)
            .map(Facts::of)
            .collect(Collectors.toUnmodifiableMap(Facts::id, Function.identity()));

    private CipherSuites() {}

    /**
     * What follows from a suite's names, worked out once.
     *
     * @param keyExchangeName as IANA's name has it; empty where it has none
     */
    record Facts(
            int id,
            String iana,
            String openssl,
            ProtocolVersion oldestVersion,
            String keyExchangeName,
            KeyExchange keyExchange,
            Authentication authentication) {
        private static Facts of(String line) {
            String[] columns = line.split(" ", -1);
            return of(Integer.parseInt(columns[0], 16), columns[1], columns[columns.length - 1]);
        }

        private static Facts of(int id, String iana, String openssl) {
            ProtocolVersion oldest = CipherSuites.oldestVersion(id, iana);
            int with = iana.indexOf("_WITH_");
            String exchange = with < 0 ? "" : iana.substring("TLS_".length(), with);
            return new Facts(
                    id,
                    iana,
                    openssl,
                    oldest,
                    exchange,
                    oldest == ProtocolVersion.TLS_1_3 ? KeyExchange.TLS_1_3 : KeyExchange.named(exchange),
                    Authentication.named(exchange));
        }
    }

    static Stream<CipherSuite> known() {
        return BY_ID.values().stream()
                .filter(facts -> !facts.iana().endsWith("_SCSV"))
                .map(facts -> new CipherSuite(facts.id()))
                .sorted(Comparator.comparingInt(CipherSuite::id));
    }

    /** Total: of one that IANA does not list, all but the code point is unknown. */
    static Facts facts(int id) {
        Facts known = BY_ID.get(id);
        if (known != null) {
            return known;
        }
        String number = String.format("0x%04X", id);
        return Facts.of(id, number, number);
    }

    private static ProtocolVersion oldestVersion(int id, String name) {
        if (id >> 8 == 0x13 || isTls13(name)) {
            return ProtocolVersion.TLS_1_3;
        } else if (TLS_1_2_ENDINGS.stream().anyMatch(name::endsWith)) {
            return OLDER_DESPITE_SHA2.matcher(name).matches() ? ProtocolVersion.TLS_1_0 : ProtocolVersion.TLS_1_2;
        }
        return name.startsWith("TLS_EC") ? ProtocolVersion.TLS_1_0 : ProtocolVersion.SSL_3_0;
    }

    /** TLS 1.3 leaves the key exchange out of the name; GOST's suites of RFC 9367 do not. */
    private static boolean isTls13(String name) {
        return (name.startsWith("TLS_") && !name.contains("_WITH_") && !name.contains("_SCSV"))
                || name.endsWith("_MGM_L")
                || name.endsWith("_MGM_S");
    }
}
