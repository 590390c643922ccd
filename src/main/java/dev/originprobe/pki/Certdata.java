package dev.originprobe.pki;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Mozilla's certdata.txt: the roots in it that are trusted to issue for TLS servers.
 *
 * <p>The file is a list of PKCS #11 objects, a line an attribute: {@code NAME TYPE VALUE}, or {@code NAME MULTILINE_OCTAL}
 * with lines of {@code \ooo} until {@code END}.
 */
public final class Certdata {
    private static final String TRUSTED = "CKT_NSS_TRUSTED_DELEGATOR";
    private static final DateTimeFormatter DISTRUST_AFTER = DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'", Locale.ROOT);

    /**
     * Limits that NSS imposes in code rather than in the list (lib/certdb/genname.c, since 2016): the root of Turkey's
     * government certifies names under .tr alone.
     */
    private static final Map<String, String> IMPOSED = Map.of("TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1", ".tr");

    private Certdata() {}

    /**
     * The bundled form of the roots in a certdata.txt, see {@link TrustStore}.
     *
     * @param header lines of the bundled form, such as the NSS version, by name and in order
     * @throws IllegalArgumentException where the text is not a certdata.txt, or holds no trusted root
     */
    public static String bundled(String certdata, Map<String, String> header) {
        List<Map<String, byte[]>> objects = objects(certdata);
        StringBuilder bundled = new StringBuilder();
        header.forEach((name, value) ->
                bundled.append("# ").append(name).append(": ").append(value).append('\n'));
        List<String> lines = objects.stream()
                .filter(object -> text(object, "CKA_CLASS").equals("CKO_CERTIFICATE"))
                .filter(object -> trusted(object, objects))
                .map(Certdata::line)
                .toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("there is no root in it that is trusted for TLS servers");
        }
        lines.forEach(line -> bundled.append(line).append('\n'));
        return bundled.toString();
    }

    /** The objects of the file, each its attributes by name: octal ones as bytes, the others as ASCII. */
    private static List<Map<String, byte[]>> objects(String certdata) {
        List<Map<String, byte[]>> objects = new ArrayList<>();
        List<String> lines = certdata.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            if (!line.startsWith("CKA_")) {
                continue;
            }
            String[] words = line.split(" ", 3);
            if (words[0].equals("CKA_CLASS")) {
                objects.add(new HashMap<>());
            }
            if (objects.isEmpty() || words.length < 2) {
                throw new IllegalArgumentException("line " + (at + 1) + " is not an attribute of an object");
            }
            Map<String, byte[]> object = objects.get(objects.size() - 1);
            if (words[1].equals("MULTILINE_OCTAL")) {
                StringBuilder octal = new StringBuilder();
                int begin = at + 1;
                for (at++; at < lines.size() && !lines.get(at).equals("END"); at++) {
                    octal.append(lines.get(at));
                }
                object.put(words[0], octets(octal.toString(), begin));
            } else {
                object.put(words[0], (words.length == 3 ? words[2] : "").getBytes(StandardCharsets.UTF_8));
            }
        }
        return objects;
    }

    private static byte[] octets(String octal, int line) {
        if (octal.length() % 4 != 0 || !octal.matches("(\\\\[0-3][0-7]{2})*+")) {
            throw new IllegalArgumentException("the octal text that line " + line + " begins cannot be read");
        }
        byte[] octets = new byte[octal.length() / 4];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) Integer.parseInt(octal, 4 * i + 1, 4 * i + 4, 8);
        }
        return octets;
    }

    /** Whether the trust object of a certificate, of the same issuer and serial number, trusts it for servers. */
    private static boolean trusted(Map<String, byte[]> certificate, List<Map<String, byte[]>> objects) {
        return objects.stream()
                .filter(object -> text(object, "CKA_CLASS").equals("CKO_NSS_TRUST"))
                .filter(object ->
                        same(object, certificate, "CKA_ISSUER") && same(object, certificate, "CKA_SERIAL_NUMBER"))
                .anyMatch(object -> text(object, "CKA_TRUST_SERVER_AUTH").equals(TRUSTED));
    }

    private static boolean same(Map<String, byte[]> one, Map<String, byte[]> other, String attribute) {
        return Arrays.equals(one.get(attribute), other.get(attribute));
    }

    private static String line(Map<String, byte[]> certificate) {
        byte[] der = certificate.getOrDefault("CKA_VALUE", new byte[0]);
        String label = label(text(certificate, "CKA_LABEL"));
        ParsedCertificate root = CertificateReader.read(der)
                .parsed()
                .orElseThrow(() -> new IllegalArgumentException("the certificate of " + label + " cannot be read"));
        String imposed = root.subject().commonNames().stream()
                .flatMap(name -> Optional.ofNullable(IMPOSED.get(name)).stream())
                .findFirst()
                .orElse("-");
        return String.join(
                "\t",
                label,
                root.sha256(),
                distrustAfter(certificate).map(Instant::toString).orElse("-"),
                imposed,
                TrustStore.subjectHash(root.subject()),
                Base64.getEncoder().encodeToString(der));
    }

    /** 13 characters, YYMMDDHHMMSSZ; {@code CK_BBOOL CK_FALSE} where there is none. */
    private static Optional<Instant> distrustAfter(Map<String, byte[]> certificate) {
        String text = text(certificate, "CKA_NSS_SERVER_DISTRUST_AFTER");
        return text.matches("[0-9]{12}Z")
                ? Optional.of(LocalDateTime.parse(text, DISTRUST_AFTER).toInstant(ZoneOffset.UTC))
                : Optional.empty();
    }

    private static String label(String quoted) {
        return quoted.replaceAll("^\"|\"$", "").replace('\t', ' ');
    }

    private static String text(Map<String, byte[]> object, String attribute) {
        return new String(object.getOrDefault(attribute, new byte[0]), StandardCharsets.UTF_8);
    }
}
