package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9FieldID;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * A certificate's public key.
 *
 * @param der the SubjectPublicKeyInfo
 * @param algorithm {@code RSA}, {@code RSASSA-PSS}, {@code EC}, {@code Ed25519}, {@code Ed448}, {@code DSA}, else the OID
 * @param bits modulus or field size; empty where it has no meaning or is not known
 * @param curve {@code prime256v1}, ..., else the OID; empty where it is not an EC key or its curve is spelled out
 */
record PublicKeyInfo(Octets der, String algorithm, OptionalInt bits, Optional<String> curve) {
    private static final Map<String, String> ALGORITHMS = Map.of(
            "1.2.840.113549.1.1.1",
            "RSA",
            RsaNumbers.X500,
            "RSA",
            "1.2.840.113549.1.1.10",
            "RSASSA-PSS",
            "1.2.840.10045.2.1",
            "EC",
            "1.2.840.10040.4.1",
            "DSA",
            "1.3.101.112",
            "Ed25519",
            "1.3.101.113",
            "Ed448");

    private record Curve(String name, int bits) {}

    private static final Map<String, Curve> CURVES = Map.of(
            "1.2.840.10045.3.1.1", new Curve("prime192v1", 192),
            "1.3.132.0.33", new Curve("secp224r1", 224),
            "1.2.840.10045.3.1.7", new Curve("prime256v1", 256),
            "1.3.132.0.10", new Curve("secp256k1", 256),
            "1.3.132.0.34", new Curve("secp384r1", 384),
            "1.3.132.0.35", new Curve("secp521r1", 521),
            "1.3.36.3.3.2.8.1.1.7", new Curve("brainpoolP256r1", 256),
            "1.3.36.3.3.2.8.1.1.11", new Curve("brainpoolP384r1", 384),
            "1.3.36.3.3.2.8.1.1.13", new Curve("brainpoolP512r1", 512));

    static PublicKeyInfo read(Der element) {
        byte[] der = element.encoded();
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(ASN1Sequence.getInstance(der));
        String oid = info.getAlgorithm().getAlgorithm().getId();
        String algorithm = ALGORITHMS.getOrDefault(oid, oid);
        Optional<String> curve = Optional.empty();
        OptionalInt bits = OptionalInt.empty();
        if (info.getPublicKeyData().getPadBits() != 0) {
            element.note(Oddity.refusedByAwsLc("a key with unused bits"));
        }
        if (algorithm.startsWith("RSA")) {
            RsaNumbers numbers = RsaNumbers.read(element);
            bits = OptionalInt.of(numbers.modulus().bitLength());
        } else if (algorithm.equals("EC")) {
            Object parameters = info.getAlgorithm().getParameters();
            if (parameters instanceof ASN1ObjectIdentifier named) {
                Curve known = CURVES.get(named.getId());
                curve = Optional.of(known == null ? named.getId() : known.name());
                bits = known == null ? OptionalInt.empty() : OptionalInt.of(known.bits());
                checkPoint(element, named, info.getPublicKeyData().getBytes());
            } else if (parameters instanceof ASN1Sequence explicit) {
                bits = OptionalInt.of(fieldBits(explicit));
            }
        }
        return new PublicKeyInfo(Octets.of(der), algorithm, bits, curve);
    }

    private static void checkPoint(Der element, ASN1ObjectIdentifier curve, byte[] point) {
        X9ECParameters quick = CustomNamedCurves.getByOID(curve);
        X9ECParameters known = quick == null ? ECNamedCurveTable.getByOID(curve) : quick;
        if (known == null) {
            element.note(Oddity.refusedByAll("a key on a curve that no engine knows"));
            return;
        }
        if (point.length == 1 && point[0] == 0) {
            element.note(new Oddity("a key that is the point at infinity", Oddity.Refusing.EVERYBODY_OF_ISSUERS));
            return;
        }
        if (point.length > 0 && (point[0] == 6 || point[0] == 7)) {
            element.note(Oddity.refusedByAwsLc("a key in the hybrid form"));
        }
        try {
            var unused = known.getCurve().decodePoint(point);
        } catch (IllegalArgumentException notAPoint) {
            element.note(Oddity.refusedByAll("a key that is no point of its curve"));
        }
    }

    /** The size of a field that is spelled out (X9.62, C.2), whose curve is not built: that it is prime takes long to show. */
    private static int fieldBits(ASN1Sequence explicit) {
        ASN1Encodable field = X9FieldID.getInstance(explicit.getObjectAt(1)).getParameters();
        return field instanceof ASN1Integer prime
                ? prime.getValue().bitLength()
                : ASN1Integer.getInstance(ASN1Sequence.getInstance(field).getObjectAt(0))
                        .intValueExact();
    }

    /** The octets of subjectPublicKey. */
    byte[] keyBits() {
        return SubjectPublicKeyInfo.getInstance(ASN1Sequence.getInstance(der.bytes()))
                .getPublicKeyData()
                .getBytes();
    }

    KeyFacts facts() {
        return new KeyFacts(algorithm, bits, curve);
    }
}
