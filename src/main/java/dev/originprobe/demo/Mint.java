package dev.originprobe.demo;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Mints certificates for origins on loopback. Immutable: each method gives a mint that differs in one thing.
 *
 * @param keys of the subject
 * @param subject RFC 4514
 * @param issuer who signs; empty for a self-signed certificate
 * @param authority whether it is a CA
 * @param dnsNames of the subjectAltName
 * @param notBefore start of the validity
 * @param notAfter end of the validity
 */
public record Mint(
        KeyPair keys,
        String subject,
        Optional<Issued> issuer,
        boolean authority,
        List<String> dnsNames,
        Instant notBefore,
        Instant notAfter) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int SERIAL_BITS = 64;

    /** A self-signed certificate for no name, valid from yesterday for 90 days. */
    public static Mint of(KeyPair keys, String subject) {
        Instant now = Instant.now();
        return new Mint(
                keys, subject, Optional.empty(), false, List.of(), now.minus(DAY), now.plus(DAY.multipliedBy(90)));
    }

    public Mint by(Issued authority) {
        return new Mint(keys, subject, Optional.of(authority), this.authority, dnsNames, notBefore, notAfter);
    }

    public Mint asAuthority() {
        return new Mint(keys, subject, issuer, true, dnsNames, notBefore, notAfter);
    }

    public Mint forNames(String... names) {
        return new Mint(keys, subject, issuer, authority, List.of(names), notBefore, notAfter);
    }

    public Mint valid(Instant from, Instant until) {
        return new Mint(keys, subject, issuer, authority, dnsNames, from, until);
    }

    /** The certificate, signed with SHA-256. */
    public Issued issue() {
        KeyPair signing = issuer.map(Issued::keys).orElse(keys);
        X500Name subjectName = new X500Name(subject);
        X500Name issuerName = issuer.map(by -> X500Name.getInstance(
                        by.certificate().getSubjectX500Principal().getEncoded()))
                .orElse(subjectName);
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuerName,
                    new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
                    Date.from(notBefore),
                    Date.from(notAfter),
                    subjectName,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                            authority
                                    ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                    : KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            if (!authority) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            }
            if (!dnsNames.isEmpty()) {
                List<GeneralName> names = new ArrayList<>();
                dnsNames.forEach(name -> names.add(new GeneralName(GeneralName.dNSName, name)));
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
            }
            String algorithm =
                    "SHA256with" + (signing.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
            return new Issued(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder(algorithm).build(signing.getPrivate()))),
                    keys);
        } catch (IOException | OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException("a certificate cannot be made", impossible);
        }
    }

    /** A new RSA key of 2048 bits. */
    public static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK makes RSA keys", impossible);
        }
    }

    /** A new EC key on a curve, such as {@code secp256r1}. */
    public static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK makes EC keys", impossible);
        }
    }
}
