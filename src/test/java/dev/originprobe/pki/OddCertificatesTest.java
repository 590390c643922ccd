package dev.originprobe.pki;

import static dev.originprobe.pki.Judging.faults;
import static dev.originprobe.pki.Judging.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.jcajce.provider.asymmetric.ec.BCECPublicKey;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.junit.jupiter.api.Test;

/** Certificates that the JDK does not read are judged like others. */
final class OddCertificatesTest {
    private static final Made ROOT = Template.authority("Root").issue();
    private static final ECNamedCurveParameterSpec P256 = ECNamedCurveTable.getParameterSpec("prime256v1");

    private static KeyPair bouncyCastle(ECParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECParameterSpec explicit() {
        return new ECParameterSpec(P256.getCurve(), P256.getG(), P256.getN(), P256.getH());
    }

    private static KeyPair compressed() {
        KeyPair pair = bouncyCastle(P256);
        ((BCECPublicKey) pair.getPublic()).setPointFormat("COMPRESSED");
        return pair;
    }

    /** Of leaf, intermediate with these keys, and root. */
    private static List<String> under(KeyPair authority) {
        Made issuer = Template.authority("CA").keys(authority).by(ROOT).issue();
        return faults(trusting(ROOT), Template.leaf("origin.test").by(issuer).issue(), issuer);
    }

    @Test
    void signatures_with_a_curve_that_is_spelled_out_are_checked() {
        KeyPair pair = bouncyCastle(explicit());
        assertEquals(
                List.of(),
                faults(
                        trusting(ROOT),
                        Template.leaf("origin.test").keys(pair).by(ROOT).issue()));
        assertEquals(List.of(), under(pair));
        Made issuer = Template.authority("CA").keys(pair).by(ROOT).issue();
        Made forged = Template.leaf("origin.test")
                .by(issuer)
                .signedBy(bouncyCastle(explicit()))
                .issue();
        assertEquals(List.of("IssuerKeyDiffers at 0"), faults(trusting(ROOT), forged, issuer));
    }

    @Test
    void a_compressed_point_is_a_key_like_others() {
        assertEquals(List.of(), under(compressed()));
        assertEquals(
                List.of(),
                faults(
                        trusting(ROOT),
                        Template.leaf("origin.test").keys(compressed()).by(ROOT).issue()));
    }

    @Test
    void a_certificate_of_200_kilobytes_is_judged() {
        Made leaf = Template.leaf("origin.test")
                .add(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.2"), false, new DEROctetString(new byte[200_000]))
                .by(ROOT)
                .issue();
        assertEquals(List.of(), faults(trusting(ROOT), leaf));
    }
}
