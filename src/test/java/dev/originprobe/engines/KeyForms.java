package dev.originprobe.engines;

import static dev.originprobe.engines.Asn.element;
import static dev.originprobe.engines.Asn.oid;
import static dev.originprobe.engines.Asn.sequence;

import dev.originprobe.engines.OddChains.Place;
import dev.originprobe.fixtures.ServerBytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.interfaces.RSAPrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Keys, algorithms and signatures that are written otherwise than their standards want them. */
final class KeyForms {
    private static final int LARGEST = 256;

    private final List<Form> forms = new ArrayList<>();

    private KeyForms() {}

    static List<Form> all() {
        KeyForms all = new KeyForms();
        all.ecdsa();
        all.rsa();
        all.ecKeys();
        all.rsaKeys();
        return all.forms;
    }

    private void form(String name, Consumer<OddCertificate> change) {
        forms.add(Form.of(name, change));
    }

    private void rsa(String name, Consumer<OddCertificate> change) {
        forms.add(Form.ofRsa(name, change));
    }

    private void ecdsa() {
        form(
                "an ECDSA signature with a needless zero in r",
                odd -> odd.signature(pair -> reread(pair, p -> p.child(0).led(0))));
        form(
                "an ECDSA signature with a needless zero in s",
                odd -> odd.signature(pair -> reread(pair, p -> p.child(1).led(0))));
        form(
                "an ECDSA signature with a needlessly long length",
                odd -> odd.signature(pair -> reread(pair, Asn::longer)));
        form(
                "an ECDSA signature with a needlessly long length of r",
                odd -> odd.signature(pair -> reread(pair, p -> p.child(0).longer())));
        form(
                "an ECDSA signature with a third number",
                odd -> odd.signature(pair -> reread(pair, p -> p.add(element(2, 1)))));
        form("an ECDSA signature with bytes behind", odd -> odd.signature(pair -> ServerBytes.join(pair, new byte[1])));
        form("an ECDSA signature in a set", odd -> odd.signature(pair -> reread(pair, p -> p.tagged(Asn.SET))));
        form("an ECDSA signature of indefinite length", odd -> odd.signature(pair -> reread(pair, Asn::indefinite)));
        form("an ECDSA signature with a null for parameters", odd -> odd.algorithm(id -> id.add(element(5))));
        form("an ECDSA signature with foreign parameters", odd -> odd.algorithm(id -> id.add(element(4, 1, 2))));
        form(
                "an ECDSA signature with the curve for parameters",
                odd -> odd.algorithm(id -> id.add(oid("1.2.840.10045.3.1.7"))));
        form("an algorithm with a third field", odd -> odd.algorithm(id -> id.add(element(5), element(5))));
        form(
                "an ECDSA signature with SHA-512",
                odd -> odd.algorithm(id -> id.holding(oid("1.2.840.10045.4.3.4")))
                        .signedBy(content -> odd.sign("SHA512withECDSA", content)));
        form(
                "an ECDSA signature with SHA3-256",
                odd -> odd.algorithm(id -> id.holding(oid("2.16.840.1.101.3.4.3.10")))
                        .signedBy(content -> odd.sign("SHA3-256withECDSA", content)));
        form(
                "an ECDSA signature with its hash apart",
                odd -> odd.algorithm(
                        id -> id.holding(oid("1.2.840.10045.4.3"), sequence(oid("2.16.840.1.101.3.4.2.1")))));
        form("an algorithm that nobody knows", odd -> odd.algorithm(id -> id.holding(oid("1.2.3.4"))));
    }

    private static byte[] reread(byte[] pair, Consumer<Asn> change) {
        Asn read = Asn.read(pair);
        change.accept(read);
        return read.encoded();
    }

    private void rsa() {
        rsa("an RSA signature", odd -> {});
        rsa(
                "an RSA signature without parameters",
                odd -> odd.algorithm(id -> id.holding(Asn.read(id.child(0).encoded()))));
        rsa(
                "an RSA signature with foreign parameters",
                odd -> odd.algorithm(id -> id.holding(Asn.read(id.child(0).encoded()), element(4, 1, 2))));
        rsa(
                "an RSA signature with an empty sequence for parameters",
                odd -> odd.algorithm(id -> id.holding(Asn.read(id.child(0).encoded()), sequence())));
        rsa(
                "an RSA signature with a null that is not empty",
                odd -> odd.algorithm(id -> id.holding(Asn.read(id.child(0).encoded()), element(5, 0))));
        digestInfo("without a null", content -> sequence(sequence(oid(SHA256)), element(4, sha256(content))));
        digestInfo(
                "with foreign parameters",
                content -> sequence(sequence(oid(SHA256), element(4, 1)), element(4, sha256(content))));
        digestInfo(
                "with a third field",
                content -> sequence(sequence(oid(SHA256), element(5)), element(4, sha256(content)), element(5)));
        digestInfo(
                "with a needlessly long length",
                content -> sequence(sequence(oid(SHA256), element(5)), element(4, sha256(content)))
                        .longer());
        digestInfo(
                "with another hash's name",
                content -> sequence(sequence(oid("2.16.840.1.101.3.4.2.2"), element(5)), element(4, sha256(content))));
        rsa("an RSA signature of a byte more", odd -> odd.signature(made -> ServerBytes.join(new byte[1], made)));
        rsa("an RSA signature of a byte less", odd -> odd.signature(made -> Arrays.copyOf(made, made.length - 1)));
        rsa(
                "an RSA signature with SHA-512/256",
                odd -> odd.algorithm(id -> id.holding(oid("1.2.840.113549.1.1.16"), element(5)))
                        .signedBy(content -> odd.sign("SHA512/256withRSA", content)));
        rsa(
                "an RSA signature with SHA-512/224",
                odd -> odd.algorithm(id -> id.holding(oid("1.2.840.113549.1.1.15"), element(5)))
                        .signedBy(content -> odd.sign("SHA512/224withRSA", content)));
        rsa(
                "an RSA signature with SHA-224",
                odd -> odd.algorithm(id -> id.holding(oid("1.2.840.113549.1.1.14"), element(5)))
                        .signedBy(content -> odd.sign("SHA224withRSA", content)));
        rsa(
                "an RSA signature with SHA3-256",
                odd -> odd.algorithm(id -> id.holding(oid("2.16.840.1.101.3.4.3.14"), element(5)))
                        .signedBy(content -> odd.sign("SHA3-256withRSA", content)));
    }

    private static final String SHA256 = "2.16.840.1.101.3.4.2.1";

    /** PKCS #1 v1.5 with a digest of another form. */
    private void digestInfo(String name, java.util.function.Function<byte[], Asn> digest) {
        rsa(
                "an RSA signature's digest " + name,
                odd -> odd.signedBy(content -> {
                    byte[] info = digest.apply(content).encoded();
                    byte[] padded = new byte[LARGEST];
                    Arrays.fill(padded, (byte) 0xff);
                    padded[0] = 0;
                    padded[1] = 1;
                    padded[LARGEST - info.length - 1] = 0;
                    System.arraycopy(info, 0, padded, LARGEST - info.length, info.length);
                    RSAPrivateKey key = (RSAPrivateKey) odd.issuerKeys().getPrivate();
                    byte[] power = new BigInteger(1, padded)
                            .modPow(key.getPrivateExponent(), key.getModulus())
                            .toByteArray();
                    byte[] signature = new byte[LARGEST];
                    int skipped = Math.max(0, power.length - LARGEST);
                    System.arraycopy(
                            power, skipped, signature, LARGEST - power.length + skipped, power.length - skipped);
                    return signature;
                }));
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void ecKey(String name, Consumer<OddCertificate> change) {
        form("an EC key " + name, change);
    }

    private void ecKeys() {
        ecKey("without a curve", odd -> odd.key().child(0).children().remove(1));
        ecKey(
                "with a null for the curve",
                odd -> odd.key().child(0).child(1).tagged(5).holding(new byte[0]));
        ecKey("with a third field of its algorithm", odd -> odd.key().child(0).add(element(5)));
        ecKey(
                "for key agreement alone",
                odd -> odd.key().child(0).child(0).holding(oid("1.3.132.1.12").body()));
        ecKey("in the compressed form", odd -> odd.key().child(1).holding(point(odd, false)));
        ecKey("in the hybrid form", odd -> odd.key().child(1).holding(hybrid(odd)));
        ecKey("at infinity", odd -> odd.key().child(1).holding(0, 0));
        ecKey("off the curve", odd -> odd.key().child(1).holding(off(odd)));
        ecKey("with a byte behind", odd -> odd.key().child(1).trailed(0));
        ecKey(
                "on an unknown curve",
                odd -> odd.key().child(0).child(1).holding(oid("1.2.3.4").body()));
        form(
                "a key of an unknown algorithm",
                odd -> odd.key().child(0).child(0).holding(oid("1.2.3.4").body()));
    }

    private static byte[] point(OddCertificate odd, boolean whole) {
        byte[] full = odd.key().child(1).body();
        byte[] point = whole ? full : Arrays.copyOf(full, 34);
        point[1] = (byte) ((whole ? 6 : 2) + (full[full.length - 1] & 1));
        return point;
    }

    private static byte[] hybrid(OddCertificate odd) {
        return point(odd, true);
    }

    private static byte[] off(OddCertificate odd) {
        byte[] full = odd.key().child(1).body();
        full[full.length - 1] ^= 1;
        return full;
    }

    private void rsaKey(String name, Consumer<OddCertificate> change) {
        rsa("an RSA key " + name, change);
    }

    /** Changes the two numbers. */
    private void rsaNumbers(String name, Consumer<Asn> change) {
        rsaKey(name, odd -> {
            byte[] bits = odd.key().child(1).body();
            Asn numbers = Asn.read(Arrays.copyOfRange(bits, 1, bits.length));
            change.accept(numbers);
            odd.key().child(1).holding(numbers.encoded()).led(0);
        });
    }

    private void rsaKeys() {
        rsaKey("without parameters", odd -> odd.key().child(0).children().remove(1));
        rsaKey(
                "with foreign parameters",
                odd -> odd.key().child(0).child(1).tagged(4).holding(1, 2));
        rsaKey(
                "of X.500",
                odd -> odd.key().child(0).child(0).holding(oid("2.5.8.1.1").body()));
        rsaNumbers(
                "with a needless zero in the modulus",
                numbers -> numbers.child(0).led(0));
        rsaNumbers(
                "with a modulus below zero",
                numbers -> numbers.child(0)
                        .holding(Arrays.copyOfRange(numbers.child(0).body(), 1, 257)));
        rsaNumbers(
                "with a needless zero in the exponent",
                numbers -> numbers.child(1).led(0));
        rsaNumbers("with a third number", numbers -> numbers.add(element(2, 1)));
        rsaNumbers("in a set", numbers -> numbers.tagged(Asn.SET));
        rsaNumbers("with a needlessly long length", Asn::longer);
        rsaKey("with a byte behind", odd -> odd.key().child(1).trailed(0));
        for (String exponent : List.of("01", "02", "03", "00")) {
            forms.add(Form.ofRsa("an RSA key with an exponent of " + exponent, odd -> {
                        byte[] bits = odd.key().child(1).body();
                        Asn numbers = Asn.read(Arrays.copyOfRange(bits, 1, bits.length));
                        numbers.child(1).holding(HexFormat.of().parseHex(exponent));
                        odd.key().child(1).holding(numbers.encoded()).led(0);
                    })
                    .at(Place.LEAF));
        }
    }
}
