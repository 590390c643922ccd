package dev.originprobe.pki;

import static dev.originprobe.pki.Judging.faults;
import static dev.originprobe.pki.Judging.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.octets.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DSAParameter;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates made to be calculated with for ever, or to fail in it, are judged in the time of others. */
@Timeout(120)
final class CostlyCertificatesTest {
    private static final Made ROOT = Template.authority("Root").issue();
    private static final List<String> NOT_CHECKED = List.of("SignatureUnchecked at 0");

    private record Encoded(String algorithm, Octets encoded) implements PublicKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return algorithm;
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return encoded.bytes();
        }
    }

    private static PublicKey key(ASN1ObjectIdentifier algorithm, ASN1Encodable parameters, ASN1Encodable key) {
        try {
            return new Encoded(
                    algorithm.getId(),
                    Octets.of(new SubjectPublicKeyInfo(new AlgorithmIdentifier(algorithm, parameters), key)
                            .getEncoded()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static KeyPair pair(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An odd number of so many bits. */
    private static BigInteger number(int bits) {
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }

    /** Of a leaf under a CA with this key, signed with that one. */
    private static List<String> under(PublicKey key, PrivateKey signing, String algorithm) {
        Made issuer = Template.authority("CA")
                .keys(new KeyPair(key, signing))
                .by(ROOT)
                .issue();
        Made leaf = Template.leaf("origin.test").algorithm(algorithm).by(issuer).issue();
        return faults(trusting(ROOT), leaf, issuer);
    }

    @ParameterizedTest
    @ValueSource(ints = {4_096, 1_000_000})
    void a_dsa_key_larger_than_its_standard_is_not_calculated_with(int bits) {
        KeyPair pair = pair("DSA", 2_048);
        DSAPublicKey real = (DSAPublicKey) pair.getPublic();
        PublicKey large = key(
                new ASN1ObjectIdentifier("1.2.840.10040.4.1"),
                new DSAParameter(number(bits), real.getParams().getQ(), number(bits - 1)),
                new ASN1Integer(number(bits - 2)));

        assertEquals(NOT_CHECKED, under(large, pair.getPrivate(), "SHA256withDSA"));
    }

    @Test
    void an_rsa_key_larger_than_clients_take_is_not_calculated_with() {
        assertEquals(NOT_CHECKED, underRsa(number(16_384), BigInteger.valueOf(65_537)));
    }

    @Test
    void an_rsa_exponent_as_long_as_the_modulus_is_not_calculated_with() {
        RSAPublicKey real = (RSAPublicKey) pair("RSA", 2_048).getPublic();
        assertEquals(NOT_CHECKED, underRsa(real.getModulus(), number(2_000)));
    }

    private static List<String> underRsa(BigInteger modulus, BigInteger exponent) {
        return under(
                key(
                        PKCSObjectIdentifiers.rsaEncryption,
                        DERNull.INSTANCE,
                        new org.bouncycastle.asn1.pkcs.RSAPublicKey(modulus, exponent)),
                pair("RSA", 2_048).getPrivate(),
                "SHA256withRSA");
    }

    @Test
    void a_curve_whose_order_cannot_be_calculated_with_is_not_checked() {
        assertEquals(NOT_CHECKED, underCurve(number(256).add(BigInteger.ONE)));
    }

    @Test
    void a_curve_with_an_order_larger_than_its_field_is_not_calculated_with() {
        assertEquals(NOT_CHECKED, underCurve(number(1_000_000)));
    }

    /** A CA on prime256v1, spelled out, but of that order. */
    private static List<String> underCurve(BigInteger order) {
        X9ECParameters p256 = CustomNamedCurves.getByName("secp256r1");
        KeyPair pair = Mint.ec("secp256r1");
        ASN1Encodable[] parts = Arrays.copyOf(((ASN1Sequence) p256.toASN1Primitive()).toArray(), 5);
        parts[4] = new ASN1Integer(order);
        byte[] point = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded())
                .getPublicKeyData()
                .getOctets();
        PublicKey odd = new Encoded("EC", spki(new DERSequence(parts), point));
        return under(odd, pair.getPrivate(), "SHA256withECDSA");
    }

    private static Octets spki(ASN1Encodable parameters, byte[] bits) {
        try {
            return Octets.of(new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters), bits)
                    .getEncoded());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Test
    void a_field_that_is_spelled_out_and_very_large_is_not_calculated_with() {
        X9ECParameters p521 = CustomNamedCurves.getByName("secp521r1");
        ASN1Encodable[] parts = ((ASN1Sequence) p521.toASN1Primitive()).toArray();
        parts[1] =
                new DERSequence(new ASN1Encodable[] {X9ObjectIdentifiers.prime_field, new ASN1Integer(number(1_279))});
        assertEquals(
                NOT_CHECKED,
                under(
                        new Encoded("EC", spki(new DERSequence(parts), new byte[] {4, 1, 1})),
                        Mint.ec("secp256r1").getPrivate(),
                        "SHA256withECDSA"));
    }

    @Test
    void an_object_identifier_of_thousands_of_bytes_is_malformed() {
        byte[] arc = new byte[4_000];
        Arrays.fill(arc, (byte) 0xff);
        arc[0] = 0x2a;
        arc[3_999] = 1;
        ASN1ObjectIdentifier oid = ASN1ObjectIdentifier.fromContents(arc);
        Made leaf = Template.leaf("origin.test")
                .add(oid, false, new DEROctetString(new byte[1]))
                .by(ROOT)
                .issue();

        assertEquals(List.of("Malformed at 0"), faults(trusting(ROOT), leaf));
    }

    @Test
    void a_serial_number_of_a_megabyte_is_written_out() {
        byte[] serial = new byte[1 << 20];
        Arrays.fill(serial, (byte) 0x5a);
        Made leaf = Template.leaf("origin.test")
                .serial(new BigInteger(serial))
                .by(ROOT)
                .issue();

        assertEquals(
                "5a".repeat(1 << 20),
                ChainJudge.judge(List.of(leaf.der()), trusting(ROOT), Template.NOW)
                        .leaf()
                        .facts()
                        .orElseThrow()
                        .serialNumber());
    }
}
