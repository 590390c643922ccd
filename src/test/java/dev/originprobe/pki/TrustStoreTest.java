package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The roots that a chain may end at. */
final class TrustStoreTest {
    private static final Made ROOT = Template.authority("Root").issue();

    static String bundled() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TrustStore.class.getResourceAsStream("/dev/originprobe/mozilla-roots.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_bundled_list_has_118_roots_and_says_where_it_is_from() throws IOException {
        TrustStore store = TrustStore.ofBundled(bundled());
        assertEquals(118, store.anchors().size());
        assertEquals(
                118,
                store.anchors().stream().map(TrustAnchor::sha256).distinct().count());
        assertEquals(Optional.of("MPL-2.0"), store.about("licence"));
        assertTrue(store.about("NSS").isPresent());
        assertEquals(Optional.empty(), store.about("colour"));
    }

    @Test
    void every_bundled_root_can_be_read_and_is_found_by_its_subject() throws IOException {
        TrustStore store = TrustStore.ofBundled(bundled());
        for (String line :
                bundled().lines().filter(text -> !text.startsWith("#")).toList()) {
            String[] columns = line.split("\t", -1);
            ParsedCertificate root = CertificateReader.read(
                            java.util.Base64.getDecoder().decode(columns[5]))
                    .parsed()
                    .orElseThrow();
            assertEquals(columns[1], root.sha256());
            assertEquals(List.of(), root.oddities());
            assertEquals(List.of(), RootOddities.of(root));
            assertTrue(
                    store.named(root.subject()).stream()
                            .anyMatch(found -> found.anchor().sha256().equals(columns[1])),
                    columns[0]);
        }
    }

    @Test
    void the_limits_of_a_bundled_root_are_kept() {
        TrustAnchor anchor =
                Bundled.of(ROOT, "2026-04-15T23:59:59Z", ".tr,.cy").anchors().get(0);
        assertEquals(Optional.of(Instant.parse("2026-04-15T23:59:59Z")), anchor.distrustAfter());
        assertEquals(List.of(".tr", ".cy"), anchor.permittedDnsSuffixes());
    }

    @Test
    void roots_can_be_added_and_those_of_one_name_stand_side_by_side() {
        Made twin = Template.authority("Root").issue();
        TrustStore store = Bundled.of(ROOT, "-", "-").with(List.of(twin.der()));
        assertEquals(2, store.anchors().size());
        DistinguishedName name =
                CertificateReader.read(twin.der()).parsed().orElseThrow().subject();
        assertEquals(2, store.named(name).size());
        assertEquals(0, TrustStore.none().named(name).size());
    }

    @Test
    void a_root_that_cannot_be_read_is_named_by_its_number() {
        IllegalArgumentException bad = assertThrows(
                IllegalArgumentException.class,
                () -> TrustStore.none().with(List.of(ROOT.der(), new byte[] {0x30, 0})));
        assertEquals("certificate 2 cannot be read: it has 0 parts instead of 3", bad.getMessage());
    }

    @Test
    void a_text_of_another_form_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> TrustStore.ofBundled("a\tb\n"));
    }

    @Test
    void what_a_user_names_as_a_root_has_to_be_one() {
        Made root = Template.authority("Root").issue();
        Made lower = Template.authority("Lower").by(root).issue();
        Made leaf = Template.leaf("origin.test").issue();
        assertEquals(
                1, TrustStore.none().withRoots(List.of(root.der())).anchors().size());
        assertEquals(
                "certificate 2, CN=Lower, is no root: CN=Root issued it; give that one's certificate, or the root above it",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> TrustStore.none().withRoots(List.of(root.der(), lower.der())))
                        .getMessage());
        assertEquals(
                "certificate 1, CN=origin.test, is no root: it says that it is no CA (basicConstraints)",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> TrustStore.none().withRoots(List.of(leaf.der())))
                        .getMessage());
    }
}
