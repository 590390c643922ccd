package dev.originprobe.differential;

import static dev.originprobe.fixtures.Template.NOW;

import dev.originprobe.fixtures.Template;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntPredicate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** A way in which one certificate of a chain differs from a good one, before it is signed; not each is a fault. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum Flaw {
    EXPIRED(Flaw::any, (template, key) -> template.until(NOW.minusSeconds(1))),
    NOT_YET_VALID(Flaw::any, (template, key) -> template.from(NOW.plusSeconds(1))),
    LAST_SECOND(Flaw::any, (template, key) -> template.until(NOW)),
    ONE_SECOND_LEFT(Flaw::any, (template, key) -> template.until(NOW.plusSeconds(1))),
    FIRST_SECOND(Flaw::any, (template, key) -> template.from(NOW)),
    NOT_A_CA(
            Flaw::authority,
            (template, key) -> template.add(Extension.basicConstraints, true, new BasicConstraints(false))),
    NO_BASIC_CONSTRAINTS(Flaw::intermediate, (template, key) -> template.without(Extension.basicConstraints)),
    NO_KEY_USAGE(Flaw::any, (template, key) -> template.without(Extension.keyUsage)),
    KEY_USAGE_OF_CRLS(Flaw::authority, (template, key) -> template.keyUsage(KeyUsage.cRLSign)),
    KEY_USAGE_OF_A_CA(Flaw::leaf, (template, key) -> template.keyUsage(KeyUsage.keyCertSign)),
    KEY_USAGE_OF_A_CLIENT(Flaw::leaf, (template, key) -> template.keyUsage(KeyUsage.digitalSignature)),
    PATH_LENGTH_0(Flaw::authority, (template, key) -> template.pathLength(0)),
    PATH_LENGTH_1(Flaw::authority, (template, key) -> template.pathLength(1)),
    PATH_LENGTH_9(Flaw::authority, (template, key) -> template.pathLength(9)),
    PERMITS_IT(Flaw::authority, (template, key) -> template.constrained(List.of("test"), List.of())),
    PERMITS_ANOTHER(Flaw::authority, (template, key) -> template.constrained(List.of("example"), List.of())),
    EXCLUDES_IT(Flaw::authority, (template, key) -> template.constrained(List.of(), List.of("origin.test"))),
    EXCLUDES_ANOTHER(Flaw::authority, (template, key) -> template.constrained(List.of(), List.of("example"))),
    NO_EXTENDED_KEY_USAGE(Flaw::leaf, (template, key) -> template.without(Extension.extendedKeyUsage)),
    CLIENT_ONLY(Flaw::any, (template, key) -> template.usages(KeyPurposeId.id_kp_clientAuth)),
    CLIENT_AND_SERVER(
            Flaw::any,
            (template, key) -> template.usages(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth)),
    ANY_USAGE(Flaw::any, (template, key) -> template.usages(KeyPurposeId.anyExtendedKeyUsage)),
    CRITICAL_UNKNOWN(Flaw::any, (template, key) -> template.add(Flaw.unknown(), true, DERNull.INSTANCE)),
    UNKNOWN_NOT_CRITICAL(Flaw::any, (template, key) -> template.add(Flaw.unknown(), false, DERNull.INSTANCE)),
    SHA1(Flaw::certified, (template, key) -> template.algorithm("SHA1with" + key)),
    SHA384(Flaw::certified, (template, key) -> template.algorithm("SHA384with" + key)),
    SHA512(Flaw::certified, (template, key) -> template.algorithm("SHA512with" + key)),
    COMMON_NAME_ONLY(Flaw::leaf, (template, key) -> template.without(Extension.subjectAlternativeName)),
    WILDCARD(Flaw::leaf, (template, key) -> template.dns("*.origin.test")),
    OTHER_NAME(Flaw::leaf, (template, key) -> template.dns("other.test"));

    private final IntPredicate where;
    private final BiConsumer<Template, String> change;

    /**
     * A flaw.
     *
     * @param where depths at which it makes sense: 0 is the leaf, {@link #ROOT} the root
     * @param change given the template and {@code RSA} or {@code ECDSA}, the kind of the key that signs
     */
    Flaw(IntPredicate where, BiConsumer<Template, String> change) {
        this.where = where;
        this.change = change;
    }

    /** The depth of the root, however many intermediates there are. */
    static final int ROOT = 100;

    boolean possibleAt(int depth) {
        return where.test(depth);
    }

    void applyTo(Template template, String signingKey) {
        change.accept(template, signingKey);
    }

    private static ASN1ObjectIdentifier unknown() {
        return new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
    }

    private static boolean any(int depth) {
        return true;
    }

    private static boolean leaf(int depth) {
        return depth == 0;
    }

    private static boolean authority(int depth) {
        return depth > 0;
    }

    private static boolean intermediate(int depth) {
        return depth > 0 && depth < ROOT;
    }

    private static boolean certified(int depth) {
        return depth < ROOT;
    }
}
