package dev.originprobe.engines;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/** A good chain of three, one certificate of which is made odd. */
final class OddChains {
    static final String HOST = "origin.test";

    static final byte[] ROOT_ID = id(1);
    static final byte[] AUTHORITY_ID = id(2);
    static final byte[] LEAF_ID = id(3);

    /** Which certificate is odd. */
    enum Place {
        LEAF,
        INTERMEDIATE,
        ROOT
    }

    private static final Keys EC = new Keys(ec(), ec(), ec());
    private static final Keys RSA = new Keys(Mint.rsa(), Mint.rsa(), Mint.rsa());

    private record Keys(KeyPair root, KeyPair authority, KeyPair leaf) {
        Made rootCertificate() {
            return identified(Template.authority("Odd Root").keys(root), ROOT_ID, ROOT_ID)
                    .issue();
        }

        Made authorityCertificate(Made root) {
            return identified(Template.authority("Odd Kind CA").keys(authority), AUTHORITY_ID, ROOT_ID)
                    .by(root)
                    .issue();
        }

        Made leafCertificate(Made by) {
            return identified(Template.leaf(HOST).keys(leaf), LEAF_ID, AUTHORITY_ID)
                    .by(by)
                    .issue();
        }
    }

    private OddChains() {}

    /**
     * The chain with one of its certificates changed, and signed again.
     *
     * @param authorityName the subject of the intermediate, where it is not the usual one
     */
    static OddChain with(Place place, boolean rsa, Optional<Asn> authorityName, Consumer<OddCertificate> change) {
        Keys keys = rsa ? RSA : EC;
        Made root = keys.rootCertificate();
        Made plain = keys.authorityCertificate(root);
        Made authority = authorityName
                .map(name -> changed(plain, keys.root(), odd -> odd.subject().holding(name)))
                .orElse(plain);
        Made leaf = keys.leafCertificate(plain);
        if (place == Place.LEAF) {
            return new OddChain(List.of(changed(leaf, keys.authority(), change), authority), root);
        }
        return place == Place.ROOT
                ? new OddChain(List.of(leaf, authority), changed(root, keys.root(), change))
                : new OddChain(List.of(leaf, changed(authority, keys.root(), change)), root);
    }

    private static Made changed(Made certificate, KeyPair issuer, Consumer<OddCertificate> change) {
        OddCertificate odd = new OddCertificate(certificate, issuer);
        change.accept(odd);
        return odd.issue();
    }

    private static Template identified(Template template, byte[] own, byte[] issuer) {
        return template.add(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(own))
                .add(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuer));
    }

    /** With a last bit that is set, so that it is missed where it is taken away. */
    private static KeyPair ec() {
        KeyPair pair = Mint.ec("secp256r1");
        return ((ECPublicKey) pair.getPublic()).getW().getAffineY().testBit(0) ? pair : ec();
    }

    private static byte[] id(int number) {
        byte[] id = new byte[20];
        id[19] = (byte) number;
        return id;
    }
}
