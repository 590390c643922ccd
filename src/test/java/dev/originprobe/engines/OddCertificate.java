package dev.originprobe.engines;

import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template.Made;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A certificate taken apart, to be changed and signed again. */
final class OddCertificate {
    static final String AUTHORITY_KEY = "2.5.29.35";
    static final String SUBJECT_KEY = "2.5.29.14";
    static final String KEY_USAGE = "2.5.29.15";
    static final String ALT_NAME = "2.5.29.17";
    static final String BASIC_CONSTRAINTS = "2.5.29.19";
    static final String NAME_CONSTRAINTS = "2.5.29.30";
    static final String EXTENDED_KEY_USAGE = "2.5.29.37";

    private final Made made;
    private final KeyPair issuer;
    private final Asn whole;
    private final Asn tbs;
    private final String algorithm;
    private UnaryOperator<byte[]> signer;
    private byte[] behind = {};

    /**
     * Takes it apart.
     *
     * @param issuer signs it again
     */
    OddCertificate(Made made, KeyPair issuer) {
        this.made = made;
        this.issuer = issuer;
        whole = Asn.read(made.der());
        tbs = whole.child(0);
        algorithm = "SHA256with" + (issuer.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA");
        signer = content -> sign(algorithm, content);
    }

    Asn whole() {
        return whole;
    }

    Asn tbs() {
        return tbs;
    }

    Asn version() {
        return tbs.child(0);
    }

    Asn serial() {
        return tbs.child(1);
    }

    Asn issuer() {
        return tbs.child(3);
    }

    Asn validity() {
        return tbs.child(4);
    }

    Asn subject() {
        return tbs.child(5);
    }

    Asn key() {
        return tbs.child(6);
    }

    /** Its [3]. */
    Asn tagged() {
        return tbs.child(tbs.children().size() - 1);
    }

    Asn extensions() {
        return tagged().child(0);
    }

    Asn extension(String oid) {
        return extensions().children().stream()
                .filter(extension ->
                        Arrays.equals(extension.child(0).encoded(), Asn.oid(oid).encoded()))
                .findFirst()
                .orElseThrow();
    }

    /** What an extension's OCTET STRING holds. */
    Asn value(String oid) {
        Asn extension = extension(oid);
        return extension.child(extension.children().size() - 1).open().child(0);
    }

    OddCertificate without(String oid) {
        extensions().children().remove(extension(oid));
        return this;
    }

    OddCertificate add(String oid, boolean critical, Asn value) {
        Asn extension = Asn.sequence(Asn.oid(oid));
        if (critical) {
            extension.add(Asn.element(Asn.BOOLEAN, 0xff));
        }
        extensions().add(extension.add(Asn.around(Asn.OCTET_STRING, value)));
        return this;
    }

    /** With another value in place of the one that it has. */
    OddCertificate set(String oid, Asn value) {
        Asn extension = extension(oid);
        extension.child(extension.children().size() - 1).holding(value);
        return this;
    }

    /** Both fields that name the signature's algorithm. */
    OddCertificate algorithm(Consumer<Asn> change) {
        change.accept(tbs.child(2));
        change.accept(whole.child(1));
        return this;
    }

    /** Changes the signature once it is made. */
    OddCertificate signature(UnaryOperator<byte[]> change) {
        UnaryOperator<byte[]> before = signer;
        signer = content -> change.apply(before.apply(content));
        return this;
    }

    /** With so many bytes behind the certificate. */
    void followed(int bytes) {
        behind = new byte[bytes];
    }

    /** Signs in another way. */
    OddCertificate signedBy(UnaryOperator<byte[]> other) {
        signer = other;
        return this;
    }

    byte[] sign(String jca, byte[] content) {
        try {
            Signature signature = Signature.getInstance(jca);
            signature.initSign(issuer.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A signature with ECDSA whose last bit is set. */
    byte[] signOddly(byte[] content) {
        byte[] made = sign("SHA256withECDSA", content);
        return (made[made.length - 1] & 1) == 1 ? made : signOddly(content);
    }

    KeyPair issuerKeys() {
        return issuer;
    }

    /** Signs what it has become. */
    Made issue() {
        Asn signature = whole.child(2);
        int unused = signature.body()[0];
        signature.holding(signer.apply(tbs.encoded())).led(unused);
        return made.as(ServerBytes.join(whole.encoded(), behind));
    }
}
