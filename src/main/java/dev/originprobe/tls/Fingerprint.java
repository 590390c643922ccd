package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The two fingerprints of a ClientHello that logs and firewalls show: JA3 (Salesforce, 2017) and JA4 (FoxIO, 2023). */
public final class Fingerprint {
    private static final int HASH_DIGITS = 12;
    private static final int MOST_COUNTED = 99;

    private Fingerprint() {}

    /** JA3: the MD5 of version, suites, extensions, groups and point formats, in decimal and in the order sent. */
    public static String ja3(ReceivedHello hello) {
        return md5(ja3Text(hello));
    }

    /** What JA3 is the hash of. */
    static String ja3Text(ReceivedHello hello) {
        return Stream.of(
                        decimal(IntStream.of(hello.legacyVersion())),
                        decimal(hello.suites().stream().mapToInt(CipherSuite::id)),
                        decimal(types(hello)),
                        decimal(hello.groups().stream().mapToInt(NamedGroup::id)),
                        decimal(hello.pointFormats().stream().mapToInt(Integer::intValue)))
                .collect(Collectors.joining(","));
    }

    /** JA4 for TLS over TCP: protocol, version, SNI and counts, then two hashes over sorted lists. */
    public static String ja4(ReceivedHello hello) {
        List<String> suites = hex(hello.suites().stream().mapToInt(CipherSuite::id));
        List<String> extensions = hex(types(hello));
        List<String> schemes = hex(hello.signatureSchemes().stream().mapToInt(SignatureScheme::id));
        String hashed = sorted(hex(types(hello)
                .filter(type -> type != ExtensionType.SERVER_NAME.id() && type != ExtensionType.ALPN.id())));
        return "t" + version(hello) + (hello.has(ExtensionType.SERVER_NAME) ? "d" : "i") + count(suites)
                + count(extensions) + applicationProtocol(hello) + "_" + hash(sorted(suites)) + "_"
                + hash(schemes.isEmpty() ? hashed : hashed + "_" + String.join(",", schemes));
    }

    private static String version(ReceivedHello hello) {
        int newest = hello.versions().stream()
                .mapToInt(Integer::intValue)
                .filter(version -> !ReceivedHello.isGrease(version))
                .max()
                .orElse(hello.legacyVersion());
        return switch (newest) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            case 0x0002 -> "s2";
            default -> "00";
        };
    }

    /** The first and last character of the first protocol; of its hexadecimal form where one is not alphanumeric. */
    private static String applicationProtocol(ReceivedHello hello) {
        if (hello.applicationProtocols().isEmpty()
                || hello.applicationProtocols().get(0).isEmpty()) {
            return "00";
        }
        String first = hello.applicationProtocols().get(0);
        IntPredicate alphanumeric = c -> c < 0x80 && Character.isLetterOrDigit(c);
        String shown = alphanumeric.test(first.charAt(0)) && alphanumeric.test(first.charAt(first.length() - 1))
                ? first
                : HexFormat.of().formatHex(first.getBytes(StandardCharsets.ISO_8859_1));
        return "" + shown.charAt(0) + shown.charAt(shown.length() - 1);
    }

    private static IntStream types(ReceivedHello hello) {
        return hello.extensions().stream().mapToInt(ReceivedHello.Extension::type);
    }

    private static String decimal(IntStream values) {
        return values.filter(value -> !ReceivedHello.isGrease(value))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("-"));
    }

    private static List<String> hex(IntStream values) {
        return values.filter(value -> !ReceivedHello.isGrease(value))
                .mapToObj(value -> String.format("%04x", value))
                .toList();
    }

    private static String sorted(List<String> values) {
        return values.stream().sorted().collect(Collectors.joining(","));
    }

    private static String count(List<String> values) {
        return String.format("%02d", Math.min(values.size(), MOST_COUNTED));
    }

    private static String hash(String text) {
        return text.isEmpty()
                ? "0".repeat(HASH_DIGITS)
                : Octets.sha256(text.getBytes(StandardCharsets.US_ASCII)).substring(0, HASH_DIGITS);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has MD5", impossible);
        }
    }
}
