package dev.originprobe.pki;

import dev.originprobe.demo.Mint;
import dev.originprobe.octets.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A certificate to be issued. It begins as a server's good leaf, self-signed; each call changes one thing, in place.
 *
 * <p>Times are relative to {@link #NOW}, at which tests judge.
 */
public final class Template {
    public static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    /** Signs with RSA-PSS, and with MD5, by name. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private static final AtomicLong SERIAL = new AtomicLong(1_000);

    private final String subject;
    private KeyPair keys = Mint.ec("secp256r1");
    private String issuer;
    private KeyPair signing;
    private Instant notBefore = NOW.minus(DAY);
    private Instant notAfter = NOW.plus(DAY.multipliedBy(30));
    private String algorithm = "";
    private BigInteger serial = BigInteger.valueOf(SERIAL.incrementAndGet());
    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

    /**
     * An issued certificate.
     *
     * @param subject as in the template
     * @param keys of the subject
     * @param encoded DER
     */
    public record Made(String subject, KeyPair keys, Octets encoded) {
        public byte[] der() {
            return encoded.bytes();
        }

        /** The same with other bytes. */
        public Made as(byte[] bytes) {
            return new Made(subject, keys, Octets.of(bytes));
        }
    }

    private Template(String subject) {
        this.subject = subject;
        this.issuer = subject;
        this.signing = keys;
    }

    /** A leaf for these names. */
    public static Template leaf(String... names) {
        Template leaf = new Template("CN=" + (names.length == 0 ? "leaf" : names[0]));
        leaf.add(Extension.basicConstraints, true, new BasicConstraints(false));
        leaf.keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
        leaf.usages(KeyPurposeId.id_kp_serverAuth);
        return names.length == 0 ? leaf : leaf.dns(names);
    }

    /** A CA of that common name. */
    public static Template authority(String name) {
        Template authority = new Template("CN=" + name);
        authority.add(Extension.basicConstraints, true, new BasicConstraints(true));
        return authority.keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    public Template keys(KeyPair pair) {
        if (signing == keys) {
            signing = pair;
        }
        keys = pair;
        return this;
    }

    public Template by(Made authority) {
        issuer = authority.subject();
        return signedBy(authority.keys());
    }

    /** Another key signs than the issuer's. */
    public Template signedBy(KeyPair pair) {
        signing = pair;
        return this;
    }

    public Template from(Instant start) {
        notBefore = start;
        return this;
    }

    public Template until(Instant end) {
        notAfter = end;
        return this;
    }

    /** JCA name of the signature algorithm, in place of SHA-256 with the key's kind. */
    public Template algorithm(String name) {
        algorithm = name;
        return this;
    }

    public Template serial(BigInteger number) {
        serial = number;
        return this;
    }

    public Template dns(String... names) {
        GeneralName[] all = new GeneralName[names.length];
        for (int i = 0; i < names.length; i++) {
            all[i] = new GeneralName(GeneralName.dNSName, names[i]);
        }
        return add(Extension.subjectAlternativeName, false, new GeneralNames(all));
    }

    public Template keyUsage(int bits) {
        return add(Extension.keyUsage, true, new KeyUsage(bits));
    }

    public Template usages(KeyPurposeId... purposes) {
        return add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    public Template pathLength(int intermediates) {
        return add(Extension.basicConstraints, true, new BasicConstraints(intermediates));
    }

    /** DNS subtrees; none of a kind leaves that kind out. */
    public Template constrained(List<String> permitted, List<String> excluded) {
        return add(Extension.nameConstraints, true, new NameConstraints(subtrees(permitted), subtrees(excluded)));
    }

    /** Where the issuer is to be had. */
    public Template issuerAt(String url) {
        return add(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(
                        AccessDescription.id_ad_caIssuers,
                        new GeneralName(GeneralName.uniformResourceIdentifier, url)));
    }

    public Template without(ASN1ObjectIdentifier extension) {
        extensions.remove(extension);
        return this;
    }

    public Template add(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            extensions.put(
                    id, new Extension(id, critical, value.toASN1Primitive().getEncoded("DER")));
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Made issue() {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    new X500Name(issuer),
                    serial,
                    Date.from(notBefore),
                    Date.from(notAfter),
                    new X500Name(subject),
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            for (Extension extension : extensions.values()) {
                builder.addExtension(extension);
            }
            return new Made(
                    subject,
                    keys,
                    Octets.of(builder.build(new JcaContentSignerBuilder(algorithm())
                                    .setProvider(PROVIDER)
                                    .build(signing.getPrivate()))
                            .getEncoded()));
        } catch (IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("a certificate cannot be made", impossible);
        }
    }

    private String algorithm() {
        if (!algorithm.isEmpty()) {
            return algorithm;
        }
        String kind = signing.getPrivate().getAlgorithm();
        return kind.equals("EdDSA") ? "Ed25519" : "SHA256with" + (kind.equals("RSA") ? "RSA" : "ECDSA");
    }

    private static GeneralSubtree @Nullable [] subtrees(List<String> names) {
        List<GeneralSubtree> subtrees = new ArrayList<>();
        names.forEach(name -> subtrees.add(new GeneralSubtree(new GeneralName(GeneralName.dNSName, name))));
        return subtrees.isEmpty() ? null : subtrees.toArray(GeneralSubtree[]::new);
    }
}
