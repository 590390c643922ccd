package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a newer list of roots differs. */
final class TrustChangesTest {
    private static final Made ONE = Template.authority("One").issue();
    private static final Made TWO = Template.authority("Two").issue();

    private static TrustStore of(String... lines) {
        return TrustStore.ofBundled(String.join("\n", lines) + "\n");
    }

    private static List<String> names(List<TrustAnchor> anchors) {
        return anchors.stream().map(TrustAnchor::name).toList();
    }

    @Test
    void roots_are_the_same_by_their_hash() {
        TrustStore one = of(Bundled.line(ONE, "-", "-"));
        assertTrue(TrustChanges.between(one, one).none());
        TrustChanges changes = TrustChanges.between(one, of(Bundled.line(TWO, "-", "-")));
        assertFalse(changes.none());
        assertEquals(List.of("CN=Two"), names(changes.added()));
        assertEquals(List.of("CN=One"), names(changes.removed()));
    }

    @Test
    void a_day_of_distrust_and_other_names_are_limits() {
        TrustStore before = of(Bundled.line(ONE, "-", "-"), Bundled.line(TWO, "-", "-"));
        TrustStore after = of(Bundled.line(ONE, "2026-01-01T00:00:00Z", "-"), Bundled.line(TWO, "-", ".tr"));
        assertEquals(
                List.of("CN=One", "CN=Two"),
                names(TrustChanges.between(before, after).limited()));
    }
}
