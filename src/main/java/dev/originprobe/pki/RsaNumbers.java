package dev.originprobe.pki;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The two numbers of an RSA key (RFC 8017, A.1.1), which the JDK and Bouncy Castle read from DER alone. */
record RsaNumbers(BigInteger modulus, BigInteger exponent) {
    /** The algorithm of RSA in X.500, which TLS clients take too. */
    static final String X500 = "2.5.8.1.1";

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final int INTEGER = 0x02;
    private static final int NULL = 0x05;

    private static final Oddity ODD_NUMBER = Oddity.refusedByAwsLc("an RSA key whose numbers are not DER");

    /** DigestInfo up to the hash (RFC 8017, 9.2, note 1), by the hash's name. */
    private static final Map<String, String> DIGEST_INFO = Map.of(
            "MD2", "3020300c06082a864886f70d020205000410",
            "MD5", "3020300c06082a864886f70d020505000410",
            "SHA-1", "3021300906052b0e03021a05000414",
            "SHA-224", "302d300d06096086480165030402040500041c",
            "SHA-256", "3031300d060960864801650304020105000420",
            "SHA-384", "3041300d060960864801650304020205000430",
            "SHA-512", "3051300d060960864801650304020305000440");

    /** Of a key that was read. */
    static RsaNumbers of(PublicKeyInfo key) {
        return read(Der.of(key.der().bytes(), new Oddities()));
    }

    /** Reads a SubjectPublicKeyInfo with an RSA key, and notes what is odd about it. */
    static RsaNumbers read(Der info) {
        List<Der> parts = info.children();
        Der bits = parts.get(1);
        byte[] contents = bits.contents();
        if (bits.tag() != BIT_STRING || contents.length < 2) {
            throw new Malformed("an RSA key that is not in a string of bits");
        }
        checkParameters(parts.get(0).children());
        Oddities within = new Oddities();
        byte[] key = Arrays.copyOfRange(contents, 1, contents.length);
        Der sequence = Der.of(Arrays.copyOf(key, Der.firstLength(key)), within);
        List<Der> numbers = sequence.children();
        if (sequence.tag() != SEQUENCE || numbers.size() != 2) {
            throw new Malformed("an RSA key of other than two numbers");
        }
        RsaNumbers read = new RsaNumbers(number(numbers.get(0)), number(numbers.get(1)));
        if (sequence.encoded().length < key.length || !within.all().isEmpty()) {
            info.note(ODD_NUMBER);
        }
        if (!read.exponent.testBit(0) || read.exponent.equals(BigInteger.ONE)) {
            info.note(Oddity.refusedByAwsLc("an RSA key with the exponent " + read.exponent));
        }
        return read;
    }

    private static void checkParameters(List<Der> algorithm) {
        boolean x500 = CertificateReader.oid(algorithm.get(0)).equals(X500);
        boolean pss = CertificateReader.oid(algorithm.get(0)).equals(SignatureAlgorithm.RSASSA_PSS);
        if (x500 || (!pss && (algorithm.size() != 2 || algorithm.get(1).tag() != NULL))) {
            algorithm
                    .get(0)
                    .note(new Oddity("an RSA key with parameters that do not belong to it", Oddity.Refusing.BORINGSSL));
        }
    }

    /** Engines that take a modulus below zero, or one with needless zeros, read it without a sign. */
    private static BigInteger number(Der element) {
        byte[] contents = element.contents();
        if (element.tag() != INTEGER || contents.length == 0) {
            throw new Malformed("an RSA key with something else than a number");
        }
        if (contents[0] < 0 || (contents.length > 1 && contents[0] == 0 && contents[1] >= 0)) {
            element.note(ODD_NUMBER);
        }
        return new BigInteger(1, contents);
    }

    RSAPublicKeySpec spec() {
        return new RSAPublicKeySpec(modulus, exponent);
    }

    /**
     * Whether a signature holds the one DigestInfo that RFC 8017 has for it, as engines insist: the JDK takes one without
     * NULL too.
     *
     * @param hash as {@link MessageDigest} names it
     */
    boolean isStrict(String hash, byte[] content, byte[] signature) throws GeneralSecurityException {
        byte[] prefix = HexFormat.of().parseHex(DIGEST_INFO.getOrDefault(hash, ""));
        byte[] digest = MessageDigest.getInstance(hash).digest(content);
        byte[] padded = new BigInteger(1, signature).modPow(exponent, modulus).toByteArray();
        byte[] end = new byte[1 + prefix.length + digest.length];
        System.arraycopy(prefix, 0, end, 1, prefix.length);
        System.arraycopy(digest, 0, end, 1 + prefix.length, digest.length);
        return padded.length >= end.length
                && Arrays.equals(end, Arrays.copyOfRange(padded, padded.length - end.length, padded.length));
    }
}
