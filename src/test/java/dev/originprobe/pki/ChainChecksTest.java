package dev.originprobe.pki;

import static dev.originprobe.fixtures.Template.NOW;
import static dev.originprobe.pki.Judging.faults;
import static dev.originprobe.pki.Judging.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.util.List;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each certificate of a path must be. */
final class ChainChecksTest {
    private static final Made ROOT = Template.authority("Root").issue();
    private static final TrustStore TRUST = trusting(ROOT);
    private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    /** The faults of leaf, intermediate and root. */
    private static List<String> of(Template leaf, Template intermediate) {
        Made issuer = intermediate.by(ROOT).issue();
        return faults(TRUST, leaf.by(issuer).issue(), issuer);
    }

    private static Template leaf() {
        return Template.leaf("origin.test");
    }

    private static Template authority() {
        return Template.authority("Intermediate");
    }

    @Test
    void a_certificate_is_valid_at_both_ends_of_its_validity_and_not_a_second_beyond() {
        assertEquals(List.of(), of(leaf().from(NOW), authority()));
        assertEquals(List.of("NotYetValid at 0"), of(leaf().from(NOW.plusSeconds(1)), authority()));
        assertEquals(List.of(), of(leaf().until(NOW), authority()));
        assertEquals(List.of("Expired at 0"), of(leaf().until(NOW.minusSeconds(1)), authority()));
    }

    @Test
    void an_intermediate_expires_like_a_leaf_and_so_does_the_root() {
        assertEquals(List.of("Expired at 1"), of(leaf(), authority().until(NOW.minusSeconds(1))));
        assertEquals(List.of("NotYetValid at 1"), of(leaf(), authority().from(NOW.plusSeconds(1))));
        Made old = Template.authority("Old").until(NOW.minusSeconds(1)).issue();
        assertEquals(
                List.of("Expired at 0"), faults(trusting(old), leaf().by(old).issue()));
        assertEquals(
                List.of("Expired at 0", "ContainsRoot at 1"),
                faults(trusting(old), leaf().by(old).issue(), old));
    }

    @Test
    void of_two_included_roots_of_one_name_and_key_the_valid_one_counts() {
        Made old = Template.authority("Root")
                .keys(ROOT.keys())
                .until(NOW.minusSeconds(1))
                .issue();
        assertEquals(List.of(), faults(trusting(old, ROOT), leaf().by(ROOT).issue()));
    }

    @Test
    void an_issuer_must_be_a_ca() {
        assertEquals(
                List.of("IssuerNotCa at 1"), of(leaf(), Template.leaf("ca.test").without(Extension.keyUsage)));
        assertEquals(List.of("IssuerNotCa at 1"), of(leaf(), authority().without(Extension.basicConstraints)));
    }

    @Test
    void an_issuer_with_key_usage_must_be_allowed_to_sign_certificates() {
        assertEquals(List.of("IssuerNotCa at 1"), of(leaf(), authority().keyUsage(KeyUsage.cRLSign)));
        assertEquals(List.of(), of(leaf(), authority().without(Extension.keyUsage)));
    }

    @Test
    void a_leaf_that_is_a_ca_passes_as_openssl_lets_it() {
        Template leaf = Template.authority("origin.test").dns("origin.test");
        assertEquals(List.of(), of(leaf.keyUsage(KeyUsage.keyCertSign | KeyUsage.digitalSignature), authority()));
    }

    @Test
    void a_leaf_with_key_usage_must_be_for_a_server() {
        for (int usage : new int[] {KeyUsage.digitalSignature, KeyUsage.keyEncipherment, KeyUsage.keyAgreement}) {
            assertEquals(List.of(), of(leaf().keyUsage(usage), authority()));
        }
        assertEquals(List.of(), of(leaf().without(Extension.keyUsage), authority()));
        assertEquals(List.of("KeyUsageUnfit at 0"), of(leaf().keyUsage(KeyUsage.keyCertSign), authority()));
    }

    @ParameterizedTest
    @CsvSource({"0, 'PathLengthExceeded at 2'", "1, ''", "2, ''"})
    void a_path_length_counts_the_intermediates_below(int length, String fault) {
        Made upper = Template.authority("Upper").by(ROOT).pathLength(length).issue();
        Made lower = Template.authority("Lower").by(upper).issue();
        assertEquals(
                fault.isEmpty() ? List.of() : List.of(fault),
                faults(TRUST, leaf().by(lower).issue(), lower, upper));
    }

    @Test
    void a_self_issued_intermediate_does_not_count_for_the_path_length() {
        Made upper = Template.authority("Upper").by(ROOT).pathLength(0).issue();
        Made rolled = Template.authority("Upper").by(upper).issue();
        assertEquals(List.of(), faults(TRUST, leaf().by(rolled).issue(), rolled, upper));
    }

    @Test
    void the_path_length_of_the_root_counts_too() {
        Made root = Template.authority("Short").pathLength(0).issue();
        Made issuer = authority().by(root).issue();
        assertEquals(
                List.of("PathLengthExceeded at 1"),
                faults(trusting(root), leaf().by(issuer).issue(), issuer));
    }

    @ParameterizedTest
    @CsvSource({
        "origin.test, test, '', ''",
        "origin.test, origin.test, '', ''",
        "origin.test, other.test, '', 'NameNotPermitted at 0'",
        "myorigin.test, origin.test, '', 'NameNotPermitted at 0'",
        "ORIGIN.TEST, origin.test, '', ''",
        "origin.test, '', test, 'NameNotPermitted at 0'",
        "origin.test, '', other.test, ''",
        "*.test, '', origin.test, 'NameNotPermitted at 0'",
        "www.origin.test, .origin.test, '', ''",
    })
    void names_must_lie_within_what_the_ca_may_certify(String name, String permitted, String excluded, String fault) {
        Template constrained = authority().constrained(subtrees(permitted), subtrees(excluded));
        assertEquals(fault.isEmpty() ? List.of() : List.of(fault), of(Template.leaf(name), constrained));
    }

    private static List<String> subtrees(String name) {
        return name.isEmpty() ? List.of() : List.of(name);
    }

    @Test
    void a_common_name_that_looks_like_a_host_is_held_to_the_constraints_where_no_other_is() {
        Template leaf = Template.leaf("origin.test").without(Extension.subjectAlternativeName);
        assertEquals(
                List.of("NameNotPermitted at 0"), of(leaf, authority().constrained(List.of("other.test"), List.of())));
    }

    @Test
    void constraints_of_the_root_and_those_that_mozilla_imposes_count() {
        Made root = Template.authority("Limited")
                .constrained(List.of("other.test"), List.of())
                .issue();
        assertEquals(
                List.of("NameNotPermitted at 0"),
                faults(trusting(root), leaf().by(root).issue()));
        TrustStore imposed = Bundled.of(ROOT, "-", ".tr");
        assertEquals(
                List.of("NameNotPermitted at 0"),
                faults(imposed, leaf().by(ROOT).issue()));
        assertEquals(
                List.of(), faults(imposed, Template.leaf("www.gov.tr").by(ROOT).issue()));
    }

    /** OpenSSL and BoringSSL refuse what needs more than 2^20 comparisons. */
    @Test
    void ten_thousand_names_against_as_many_subtrees_are_undecided_at_once() {
        List<String> names =
                IntStream.range(0, 10_000).mapToObj(i -> "n" + i + ".test").toList();
        Template leaf = Template.leaf(names.toArray(String[]::new));
        assertEquals(List.of(), of(leaf, authority().constrained(List.of("test"), List.of())));
        assertEquals(List.of("NamesNotCompared at 0"), of(leaf, authority().constrained(names, List.of())));
    }

    @Test
    void a_leaf_issued_later_than_the_day_of_distrust_is_distrusted() {
        TrustStore trust = Bundled.of(ROOT, NOW.toString(), "-");
        assertEquals(List.of(), faults(trust, leaf().by(ROOT).from(NOW).issue()));
        TrustStore earlier = Bundled.of(ROOT, NOW.minusSeconds(1).toString(), "-");
        assertEquals(
                List.of("RootDistrusted at 0"),
                faults(earlier, leaf().by(ROOT).from(NOW).issue()));
    }

    @Test
    void extended_key_usage_must_have_server_auth_where_it_is_present() {
        assertEquals(List.of(), of(leaf().without(Extension.extendedKeyUsage), authority()));
        assertEquals(
                List.of("ExtendedKeyUsageUnfit at 0"), of(leaf().usages(KeyPurposeId.id_kp_clientAuth), authority()));
        assertEquals(
                List.of(),
                of(leaf().usages(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth), authority()));
    }

    @Test
    void any_usage_does_not_do_for_a_leaf_nor_for_a_ca() {
        assertEquals(
                List.of("ExtendedKeyUsageUnfit at 0"),
                of(leaf().usages(KeyPurposeId.anyExtendedKeyUsage), authority()));
        assertEquals(
                List.of("ExtendedKeyUsageUnfit at 1"),
                of(leaf(), authority().usages(KeyPurposeId.anyExtendedKeyUsage)));
        assertEquals(
                List.of("ExtendedKeyUsageUnfit at 1"),
                of(leaf(), authority().usages(KeyPurposeId.id_kp_emailProtection)));
        Made root = Template.authority("Mail Root")
                .usages(KeyPurposeId.id_kp_emailProtection)
                .issue();
        assertEquals(
                List.of("ExtendedKeyUsageUnfit at 0"),
                faults(trusting(root), leaf().by(root).issue()));
    }

    @Test
    void a_critical_extension_that_nobody_knows_breaks_and_one_that_is_not_critical_does_not() {
        assertEquals(
                List.of("CriticalExtensionUnknown at 0"), of(leaf().add(UNKNOWN, true, DERNull.INSTANCE), authority()));
        assertEquals(List.of(), of(leaf().add(UNKNOWN, false, DERNull.INSTANCE), authority()));
        assertEquals(
                List.of("CriticalExtensionUnknown at 1"), of(leaf(), authority().add(UNKNOWN, true, DERNull.INSTANCE)));
        Made root =
                Template.authority("Odd").add(UNKNOWN, true, DERNull.INSTANCE).issue();
        assertEquals(
                List.of("CriticalExtensionUnknown at 0"),
                faults(trusting(root), leaf().by(root).issue()));
    }
}
