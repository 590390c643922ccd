package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The algorithm of a certificate's signature.
 *
 * @param oid dotted
 * @param der the whole AlgorithmIdentifier
 */
record SignatureAlgorithm(String oid, Octets der) {
    static final String RSASSA_PSS = "1.2.840.113549.1.1.10";

    /**
     * What is known of an algorithm.
     *
     * @param name OpenSSL's long name
     * @param jca the name for {@link java.security.Signature}
     * @param hash the weak hash it rests on, or empty text
     */
    private record Known(String name, String jca, String hash) {}

    private static final Map<String, Known> KNOWN = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.2", new Known("md2WithRSAEncryption", "MD2withRSA", "MD2")),
            Map.entry("1.2.840.113549.1.1.4", new Known("md5WithRSAEncryption", "MD5withRSA", "MD5")),
            Map.entry("1.2.840.113549.1.1.5", new Known("sha1WithRSAEncryption", "SHA1withRSA", "SHA-1")),
            Map.entry("1.3.14.3.2.29", new Known("sha1WithRSA", "SHA1withRSA", "SHA-1")),
            Map.entry("1.2.840.113549.1.1.14", new Known("sha224WithRSAEncryption", "SHA224withRSA", "")),
            Map.entry("1.2.840.113549.1.1.11", new Known("sha256WithRSAEncryption", "SHA256withRSA", "")),
            Map.entry("1.2.840.113549.1.1.12", new Known("sha384WithRSAEncryption", "SHA384withRSA", "")),
            Map.entry("1.2.840.113549.1.1.13", new Known("sha512WithRSAEncryption", "SHA512withRSA", "")),
            Map.entry(RSASSA_PSS, new Known("rsassaPss", "RSASSA-PSS", "")),
            Map.entry("1.2.840.10045.4.1", new Known("ecdsa-with-SHA1", "SHA1withECDSA", "SHA-1")),
            Map.entry("1.2.840.10045.4.3.1", new Known("ecdsa-with-SHA224", "SHA224withECDSA", "")),
            Map.entry("1.2.840.10045.4.3.2", new Known("ecdsa-with-SHA256", "SHA256withECDSA", "")),
            Map.entry("1.2.840.10045.4.3.3", new Known("ecdsa-with-SHA384", "SHA384withECDSA", "")),
            Map.entry("1.2.840.10045.4.3.4", new Known("ecdsa-with-SHA512", "SHA512withECDSA", "")),
            Map.entry("1.2.840.10040.4.3", new Known("dsa-with-SHA1", "SHA1withDSA", "SHA-1")),
            Map.entry("2.16.840.1.101.3.4.3.1", new Known("dsa_with_SHA224", "SHA224withDSA", "")),
            Map.entry("2.16.840.1.101.3.4.3.2", new Known("dsa_with_SHA256", "SHA256withDSA", "")),
            Map.entry("1.3.101.112", new Known("ED25519", "Ed25519", "")),
            Map.entry("1.3.101.113", new Known("ED448", "Ed448", "")));

    /** Those that OpenSSL verifies, and nothing here does (obj_xref of OpenSSL 3). */
    private static final Set<String> OPENSSL_ALONE = Set.of(
            "2.16.840.1.101.3.4.3.13",
            "2.16.840.1.101.3.4.3.14",
            "2.16.840.1.101.3.4.3.15",
            "2.16.840.1.101.3.4.3.16",
            "2.16.840.1.101.3.4.3.3",
            "2.16.840.1.101.3.4.3.4",
            "1.3.36.3.3.1.2",
            "1.2.156.10197.1.501");

    private static final Set<String> OF_RSA = Set.of("RSA", "RSASSA-PSS");
    private static final int NULL = 0x05;

    /** Reads an AlgorithmIdentifier, and notes parameters that do not belong to it. */
    static SignatureAlgorithm read(Der identifier) {
        List<Der> fields = identifier.children();
        SignatureAlgorithm algorithm =
                new SignatureAlgorithm(CertificateReader.oid(fields.get(0)), Octets.of(identifier.encoded()));
        if (fields.size() > 2) {
            identifier.note(Oddity.refusedByAll("a signature algorithm with a third field"));
        } else if (fields.size() == 2 && !algorithm.oid().equals(RSASSA_PSS)) {
            Der parameters = fields.get(1);
            if (parameters.tag() != NULL) {
                parameters.note(
                        Oddity.refusedByAwsLc("a signature algorithm with parameters that do not belong to it"));
            } else if (parameters.contents().length > 0) {
                parameters.note(Oddity.refusedByAll("a signature algorithm with a NULL that is not empty"));
            }
        }
        return algorithm;
    }

    /** Whether no engine verifies such signatures. */
    boolean isKnownToNobody() {
        return !KNOWN.containsKey(oid) && !OPENSSL_ALONE.contains(oid);
    }

    /** OpenSSL's name, else the OID. */
    String name() {
        return KNOWN.containsKey(oid) ? KNOWN.get(oid).name() : oid;
    }

    /** The JCA name, empty text where it is not known. */
    String jca() {
        return KNOWN.containsKey(oid) ? KNOWN.get(oid).jca() : "";
    }

    /** Its hash as {@link java.security.MessageDigest} names it; of no meaning for an algorithm that names none. */
    String hash() {
        return jca().replaceFirst("with.*", "").replaceFirst("^SHA", "SHA-");
    }

    /** The kinds of keys that make such signatures, as {@link PublicKeyInfo#algorithm()}; none where it is not known. */
    Set<String> keys() {
        String jca = jca();
        if (jca.equals("RSASSA-PSS")) {
            return OF_RSA;
        }
        String kind = jca.substring(jca.indexOf("with") < 0 ? 0 : jca.indexOf("with") + "with".length());
        return jca.isEmpty() ? Set.of() : Set.of(kind.equals("ECDSA") ? "EC" : kind);
    }

    /** {@code MD2}, {@code MD5} or {@code SHA-1} where it rests on one, else empty text. */
    String weakHash() {
        return KNOWN.containsKey(oid) ? KNOWN.get(oid).hash() : "";
    }
}
