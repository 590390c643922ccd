package dev.originprobe.pki;

import static dev.originprobe.pki.Hierarchy.LEAF;
import static dev.originprobe.pki.Hierarchy.LOWER;
import static dev.originprobe.pki.Hierarchy.OTHER;
import static dev.originprobe.pki.Hierarchy.ROOT;
import static dev.originprobe.pki.Hierarchy.STRANGER;
import static dev.originprobe.pki.Hierarchy.TRUST;
import static dev.originprobe.pki.Hierarchy.UPPER;
import static dev.originprobe.pki.Judging.faults;
import static dev.originprobe.pki.Judging.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.pki.ChainFault.Surplus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order and completeness of the served certificates, told apart. */
final class ChainOrderTest {
    @Test
    void leaf_first_and_each_certifying_the_one_before_passes() {
        ChainJudgement judgement = judge(TRUST, LEAF, LOWER, UPPER);
        assertEquals(List.of(), faults(judgement));
        assertEquals(List.of(0, 1, 2), judgement.path());
        assertEquals(Optional.of("CN=Root"), judgement.anchor().map(TrustAnchor::name));
    }

    @Test
    void a_leaf_that_a_root_issued_needs_nothing_beside_it() {
        assertEquals(
                List.of(), faults(TRUST, Template.leaf("origin.test").by(ROOT).issue()));
    }

    @Test
    void a_missing_intermediate_is_missing_where_the_path_ends() {
        assertEquals(List.of("Incomplete at 0"), faults(TRUST, LEAF));
        assertEquals(List.of("Incomplete at 1"), faults(TRUST, LEAF, LOWER));
        assertEquals(List.of("Incomplete at 0"), faults(TRUST, LEAF, UPPER));
        assertEquals(List.of("Incomplete at 0"), faults(TRUST, LEAF, OTHER));
    }

    @Test
    void what_is_missing_is_named_with_the_address_at_which_it_is_to_be_had() {
        Made leaf = Template.leaf("origin.test")
                .by(LOWER)
                .issuerAt("http://ca.test/lower.der")
                .issue();
        assertEquals(
                List.of(new ChainFault.Incomplete(0, "CN=Lower", List.of("http://ca.test/lower.der"), List.of())),
                judge(TRUST, leaf).faults());
    }

    @Test
    void swapped_intermediates_are_misordered_and_nothing_else() {
        ChainJudgement judgement = judge(TRUST, LEAF, UPPER, LOWER);
        assertEquals(List.of("Misordered at 1"), faults(judgement));
        assertEquals(
                List.of(new ChainFault.Misordered(
                        1,
                        Optional.of("CN=Upper"),
                        2,
                        List.of("CN=origin.test", "CN=Upper", "CN=Lower"),
                        List.of("CN=origin.test", "CN=Lower", "CN=Upper"))),
                judgement.faults());
        assertEquals(List.of(0, 2, 1), judgement.path());
    }

    @Test
    void the_root_in_the_middle_is_misordered() {
        assertEquals(List.of("Misordered at 1"), faults(TRUST, LEAF, ROOT, LOWER, UPPER));
        assertEquals(List.of("Misordered at 2"), faults(TRUST, LEAF, LOWER, ROOT, UPPER));
    }

    @Test
    void reversed_and_incomplete_are_two_faults() {
        Made top = Template.authority("Top").by(UPPER).issue();
        Made bottom = Template.authority("Bottom").by(top).issue();
        Made leaf = Template.leaf("origin.test").by(bottom).issue();
        assertEquals(List.of("Misordered at 1", "Incomplete at 1"), faults(TRUST, leaf, top, bottom));
    }

    @Test
    void a_second_copy_is_more_than_needed_wherever_it_stands() {
        assertEquals(
                List.of(new ChainFault.Excess(1, Optional.of("CN=origin.test"), Surplus.COPY, Optional.empty())),
                judge(TRUST, LEAF, LEAF, LOWER, UPPER).faults());
        assertEquals(List.of("Excess at 2"), faults(TRUST, LEAF, LOWER, LOWER, UPPER));
        assertEquals(List.of("Misordered at 1"), faults(TRUST, LEAF, UPPER, LOWER, UPPER));
    }

    @Test
    void a_leaf_that_is_not_first_is_found_by_its_name() {
        ChainJudgement behind = judgeFor("origin.test", LOWER, LEAF, UPPER);
        assertEquals(List.of("Misordered at 0"), faults(behind));
        assertEquals(List.of(1, 0, 2), behind.path());
        assertEquals(Optional.of("CN=origin.test"), behind.leaf().facts().map(CertificateFacts::subject));
        assertEquals(
                List.of(2, 1, 0), judgeFor("origin.test", UPPER, LOWER, LEAF).path());
        assertEquals(
                List.of(1, 2, 3),
                judgeFor("origin.test", OTHER, LEAF, LOWER, UPPER).path());
    }

    @Test
    void a_leaf_of_another_name_is_found_behind_its_issuer_but_not_beside_another() {
        assertEquals(
                List.of(1, 0, 2), judgeFor("third.test", LOWER, LEAF, UPPER).path());
        assertEquals(
                List.of(0, 1, 2),
                judgeFor("third.test", LEAF, LOWER, UPPER, OTHER).path());
    }

    private static ChainJudgement judgeFor(String name, Made... served) {
        return ChainJudge.judge(
                Stream.of(served).map(Made::der).toList(),
                TRUST,
                Template.NOW,
                certificate -> certificate.dnsNames().contains(name));
    }

    @Test
    void certificates_that_do_not_belong_are_told_with_what_is_missing() {
        assertEquals(
                List.of(new ChainFault.Incomplete(
                        0,
                        "CN=Lower",
                        List.of(),
                        List.of(new ChainFault.Stranger(1, "CN=Stranger", Optional.empty())))),
                judge(TRUST, LEAF, STRANGER, LEAF).faults());
    }

    @Test
    void an_extra_that_has_expired_is_told_when() {
        Instant end = Template.NOW.minusSeconds(1);
        Made old = Template.authority("Old").until(end).issue();
        assertEquals(
                List.of(new ChainFault.Excess(3, Optional.of("CN=Old"), Surplus.UNRELATED, Optional.of(end))),
                judge(TRUST, LEAF, LOWER, UPPER, old).faults());
    }

    @Test
    void more_intermediates_in_order_than_signatures_are_checked_are_left_undecided() {
        List<Made> served = new ArrayList<>();
        Made issuer = ROOT;
        for (int i = 0; i < 405; i++) {
            issuer = Template.authority("CA " + i).keys(OTHER.keys()).by(issuer).issue();
            served.add(0, issuer);
        }
        served.add(0, Template.leaf("origin.test").by(issuer).issue());
        assertEquals(List.of("PathNotFollowed at 400"), faults(TRUST, served.toArray(Made[]::new)));
    }

    @Test
    void a_second_leaf_or_a_stranger_within_the_path_is_misordered() {
        assertEquals(List.of("Misordered at 1"), faults(TRUST, LEAF, OTHER, LOWER, UPPER));
        assertEquals(List.of("Misordered at 2"), faults(TRUST, LEAF, LOWER, STRANGER, UPPER));
    }

    @Test
    void what_follows_a_complete_path_is_undecided() {
        assertEquals(List.of("Excess at 3"), faults(TRUST, LEAF, LOWER, UPPER, STRANGER));
        assertEquals(List.of("Excess at 3"), faults(TRUST, LEAF, LOWER, UPPER, OTHER));
        assertEquals(
                List.of(new ChainFault.Excess(3, Optional.of("CN=Upper"), Surplus.COPY, Optional.empty())),
                judge(TRUST, LEAF, LOWER, UPPER, UPPER).faults());
    }

    @Test
    void a_rekeyed_issuer_before_the_right_one_is_misordered() {
        Made rekeyed = Template.authority("Lower").by(UPPER).issue();
        assertEquals(List.of("Misordered at 1"), faults(TRUST, LEAF, rekeyed, LOWER, UPPER));
    }

    @Test
    void an_unreadable_leaf_leaves_no_path() {
        Made leaf = LEAF.as(new byte[] {1, 2, 3});
        ChainJudgement judgement = judge(TRUST, leaf, LOWER);
        assertEquals(List.of("Malformed at 0"), faults(judgement));
        assertEquals(List.of(), judgement.path());
    }

    @Test
    void an_unreadable_intermediate_is_malformed_and_missing() {
        Made broken = LOWER.as(new byte[] {0x30, 0});
        assertEquals(List.of("Incomplete at 0", "Malformed at 1"), faults(TRUST, LEAF, broken, UPPER));
        assertEquals(List.of("Malformed at 3", "Excess at 3"), faults(TRUST, LEAF, LOWER, UPPER, broken));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 30, 100})
    void a_pile_of_certificates_in_front_of_the_path_is_misordered(int extras) {
        List<Made> served = new ArrayList<>(List.of(LEAF));
        for (int i = 0; i < extras; i++) {
            served.add(Template.authority("Extra " + i).keys(OTHER.keys()).issue());
        }
        served.addAll(List.of(UPPER, LOWER));
        assertEquals(List.of("Misordered at 1"), faults(TRUST, served.toArray(Made[]::new)));
    }

    @Test
    void a_hundred_intermediates_in_order_are_followed() {
        List<Made> served = new ArrayList<>();
        Made issuer = ROOT;
        for (int i = 0; i < 100; i++) {
            issuer = Template.authority("CA " + i).by(issuer).issue();
            served.add(issuer);
        }
        Collections.reverse(served);
        Made leaf = Template.leaf("origin.test").by(issuer).issue();
        List<Made> inOrder = new ArrayList<>(List.of(leaf));
        inOrder.addAll(served);
        assertEquals(List.of(), faults(TRUST, inOrder.toArray(Made[]::new)));
    }

    /** Twenty CAs that certify each other, none of them under an included root: 20! orders to try. */
    @Test
    void cas_that_certify_each_other_are_given_up_after_a_bounded_search() {
        List<Made> authorities = IntStream.range(0, 20)
                .mapToObj(i -> Template.authority("CA " + i).issue())
                .toList();
        List<Made> served = new ArrayList<>();
        served.add(Template.leaf("origin.test").by(authorities.get(0)).issue());
        for (int i = 0; i < authorities.size(); i++) {
            for (int j = 0; j < authorities.size(); j++) {
                if (i != j) {
                    served.add(Template.authority("CA " + i)
                            .keys(authorities.get(i).keys())
                            .by(authorities.get(j))
                            .issue());
                }
            }
        }
        assertEquals(List.of("PathNotFollowed at 1"), faults(TRUST, served.toArray(Made[]::new)));
    }
}
