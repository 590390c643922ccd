package dev.originprobe.pki;

import static dev.originprobe.pki.Hierarchy.LEAF;
import static dev.originprobe.pki.Hierarchy.LOWER;
import static dev.originprobe.pki.Hierarchy.ROOT;
import static dev.originprobe.pki.Hierarchy.STRANGER;
import static dev.originprobe.pki.Hierarchy.TRUST;
import static dev.originprobe.pki.Hierarchy.UPPER;
import static dev.originprobe.pki.Judging.faults;
import static dev.originprobe.pki.Judging.judge;
import static dev.originprobe.pki.Judging.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.pki.ChainFault.Surplus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Where a path ends: roots and their twins, included and not, and issuers whose key is another. */
final class ChainAnchorsTest {
    @Test
    void the_root_at_the_end_is_only_told() {
        assertEquals(List.of("ContainsRoot at 3"), faults(TRUST, LEAF, LOWER, UPPER, ROOT));
        Made leaf = Template.leaf("origin.test").by(ROOT).issue();
        assertEquals(List.of("ContainsRoot at 1"), faults(TRUST, leaf, ROOT));
    }

    @Test
    void the_root_twice_is_once_the_root_and_once_more() {
        assertEquals(List.of("ContainsRoot at 3", "ContainsRoot at 4"), faults(TRUST, LEAF, LOWER, UPPER, ROOT, ROOT));
    }

    @Test
    void a_self_signed_leaf_is_self_signed() {
        assertEquals(
                List.of("SelfSigned at 0"),
                faults(TRUST, Template.leaf("origin.test").issue()));
        assertEquals(
                List.of("SelfSigned at 0"),
                faults(TRUST, Template.leaf("origin.test").issue(), LOWER));
    }

    @Test
    void a_chain_to_a_root_that_is_not_included_is_untrusted() {
        Made leaf = Template.leaf("origin.test").by(STRANGER).issue();
        assertEquals(
                List.of(new ChainFault.RootNotIncluded(1, "CN=Stranger")),
                judge(TRUST, leaf, STRANGER).faults());
        assertEquals(List.of("Incomplete at 0"), faults(TRUST, leaf));
    }

    @Test
    void the_right_name_with_a_wrong_key_is_a_forgery_not_a_gap() {
        Made forged = Template.authority("Lower").by(UPPER).issue();
        assertEquals(
                List.of(new ChainFault.IssuerKeyDiffers(0, "CN=Lower", OptionalInt.of(1), List.of())),
                judge(TRUST, LEAF, forged, UPPER).faults());
        Made fakeRoot = Template.authority("Root").issue();
        Made leaf = Template.leaf("origin.test").by(fakeRoot).issue();
        assertEquals(
                List.of(new ChainFault.IssuerKeyDiffers(0, "CN=Root", OptionalInt.empty(), List.of())),
                judge(TRUST, leaf).faults());
    }

    @Test
    void a_tampered_leaf_is_a_forgery() {
        byte[] tampered = LEAF.der().clone();
        tampered[tampered.length - 1] ^= 1;
        Made leaf = LEAF.as(tampered);
        assertEquals(List.of("IssuerKeyDiffers at 0"), faults(TRUST, leaf, LOWER, UPPER));
    }

    /** As ACM's chains have it: the root cross-signed by an older one, and that one by one older still. */
    @Test
    void cross_signed_twins_of_included_roots_go_on_in_order_and_need_no_root_at_their_end() {
        Made older = Template.authority("Older").issue();
        Made twin = Template.authority("Root").keys(ROOT.keys()).by(older).issue();
        Made twinOfOlder =
                Template.authority("Older").keys(older.keys()).by(STRANGER).issue();
        TrustStore trust = trusting(ROOT, older);
        assertEquals(List.of(), faults(trust, LEAF, LOWER, UPPER, twin, twinOfOlder));
        assertEquals(List.of(), faults(TRUST, LEAF, LOWER, UPPER, twin));
        assertEquals(List.of("Excess at 4"), faults(TRUST, LEAF, LOWER, UPPER, twin, twinOfOlder));
        assertEquals(List.of("Excess at 3", "Excess at 4"), faults(trust, LEAF, LOWER, UPPER, twinOfOlder, twin));
        assertEquals(List.of("ContainsRoot at 4"), faults(trust, LEAF, LOWER, UPPER, twin, older));
    }

    @Test
    void a_twin_of_a_root_that_is_not_included_is_an_intermediate() {
        Made twin = Template.authority("Root").keys(ROOT.keys()).by(STRANGER).issue();
        assertEquals(List.of(), faults(trusting(STRANGER), LEAF, LOWER, UPPER, twin));
        assertEquals(List.of("Incomplete at 3"), faults(TrustStore.none(), LEAF, LOWER, UPPER, twin));
    }

    @Test
    void an_expired_twin_is_more_than_needed_where_its_root_is_included_and_expired_where_it_is_not() {
        Made old = Template.authority("Old Root")
                .until(Template.NOW.minusSeconds(1))
                .issue();
        Made twin = Template.authority("Root").keys(ROOT.keys()).by(old).issue();
        Made expiredTwin = Template.authority("Root")
                .keys(ROOT.keys())
                .by(old)
                .until(Template.NOW.minusSeconds(1))
                .issue();
        assertEquals(List.of(), faults(trusting(ROOT, old), LEAF, LOWER, UPPER, twin));
        assertEquals(List.of("Expired at 3"), faults(trusting(old), LEAF, LOWER, UPPER, twin));
        assertEquals(
                List.of(new ChainFault.Excess(
                        3, Optional.of("CN=Root"), Surplus.CROSS_SIGNED, Optional.of(Template.NOW.minusSeconds(1)))),
                judge(TRUST, LEAF, LOWER, UPPER, expiredTwin).faults());
    }

    @Test
    void an_intermediate_that_is_itself_an_included_root_ends_the_path() {
        assertEquals(List.of(), faults(trusting(LOWER), LEAF));
        assertEquals(List.of(), faults(trusting(LOWER), LEAF, LOWER));
        assertEquals(List.of("Excess at 2"), faults(trusting(LOWER), LEAF, LOWER, UPPER));
    }
}
