package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a certificate covers a name. */
final class NameMatchTest {
    private static CertificateFacts facts(Template leaf) {
        Made made = leaf.issue();
        return CertificateReader.read(made.der()).served().facts().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "origin.test, origin.test, true",
        "ORIGIN.Test, origin.test, true",
        "*.origin.test, www.origin.test, true",
        "*.origin.test, origin.test, false",
        "*.origin.test, a.b.origin.test, false",
        "*.test, origin.test, false",
        "w*.origin.test, www.origin.test, false",
        "www.*.test, www.origin.test, false",
        "*, origin.test, false",
        "xn--bcher-kva.test, xn--bcher-kva.test, true",
        "other.test, origin.test, false",
        "*.origin.test, www_1.origin.test, false",
        "www_1.origin.test, www_1.origin.test, true",
        "origin.test., origin.test, false",
    })
    void a_dns_name_covers_itself_or_by_one_leftmost_wildcard_label(String presented, String name, boolean covered) {
        NameMatch match = NameMatch.of(facts(Template.leaf(presented)), name, false);
        assertEquals(covered ? Optional.of(presented) : Optional.empty(), match.matched());
        assertFalse(match.byCommonName());
    }

    @Test
    void the_common_name_counts_only_where_no_dns_name_is_there() {
        Template leaf = Template.leaf("origin.test");
        assertFalse(NameMatch.of(facts(leaf.dns("other.test")), "origin.test", false)
                .matched()
                .isPresent());
        NameMatch match = NameMatch.of(facts(leaf.without(Extension.subjectAlternativeName)), "origin.test", false);
        assertEquals(Optional.of("origin.test"), match.matched());
        assertTrue(match.byCommonName());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1, true",
        "2001:db8::1, 192.0.2.1, false",
    })
    void an_address_is_covered_by_an_ip_address_alone(String presented, String name, boolean covered) {
        CertificateFacts leaf = facts(Template.leaf("192.0.2.2")
                .add(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.iPAddress, presented), new GeneralName(GeneralName.dNSName, "192.0.2.2")
                })));
        assertEquals(covered, NameMatch.of(leaf, name, true).matched().isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "*.origin.test, www_1.origin.test, true",
        "w*.origin.test, www.origin.test, true",
        "*w.origin.test, www.origin.test, true",
        "w*.origin.test, api.origin.test, false",
        "*.origin.test, www.origin.test, false",
        "*.origin.test, a.b.origin.test, false",
        "*.test, origin.test, false",
        "www.*.test, www.origin.test, false",
        "other.test, origin.test, false",
    })
    void a_wildcard_for_a_part_of_a_label_or_an_underscore_is_disputed(
            String presented, String name, boolean disputed) {
        assertEquals(
                disputed ? Optional.of(presented) : Optional.empty(),
                NameMatch.of(facts(Template.leaf(presented)), name, false).disputed());
    }
}
