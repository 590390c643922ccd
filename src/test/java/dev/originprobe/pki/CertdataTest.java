package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mozilla's list in the form in which NSS keeps it. */
final class CertdataTest {
    private static final Path CERTDATA = Path.of("..", "shared", "trust", "certdata.txt");
    private static final Made ROOT = Template.authority("Root").issue();

    private static TrustStore read(String certdata) {
        return TrustStore.ofBundled(Certdata.bundled(certdata, Map.of()));
    }

    private static String certificate(Made root, String serial, String distrustAfter) {
        return String.join(
                "\n",
                "CKA_CLASS CK_OBJECT_CLASS CKO_CERTIFICATE",
                "CKA_LABEL UTF8 \"The Root\"",
                "CKA_ISSUER MULTILINE_OCTAL",
                "\\060\\000",
                "END",
                "CKA_SERIAL_NUMBER MULTILINE_OCTAL",
                serial,
                "END",
                "CKA_VALUE MULTILINE_OCTAL",
                octal(root.der()),
                "END",
                distrustAfter,
                "");
    }

    private static String trust(String serial, String level) {
        return String.join(
                "\n",
                "CKA_CLASS CK_OBJECT_CLASS CKO_NSS_TRUST",
                "CKA_ISSUER MULTILINE_OCTAL",
                "\\060\\000",
                "END",
                "CKA_SERIAL_NUMBER MULTILINE_OCTAL",
                serial,
                "END",
                "CKA_TRUST_SERVER_AUTH CK_TRUST " + level,
                "");
    }

    private static String octal(byte[] bytes) {
        StringBuilder octal = new StringBuilder();
        for (byte one : bytes) {
            octal.append(String.format("\\%03o", one & 0xff));
        }
        return octal.toString();
    }

    private static final String NEVER = "CKA_NSS_SERVER_DISTRUST_AFTER CK_BBOOL CK_FALSE";
    private static final String TRUSTED = "CKT_NSS_TRUSTED_DELEGATOR";

    @Test
    void a_root_that_is_trusted_for_servers_is_taken() {
        TrustAnchor anchor = read(certificate(ROOT, "\\001", NEVER) + trust("\\001", TRUSTED))
                .anchors()
                .get(0);
        assertEquals("The Root", anchor.name());
        assertEquals(CertificateReader.read(ROOT.der()).served().sha256(), anchor.sha256());
        assertEquals(Optional.empty(), anchor.distrustAfter());
        assertEquals(List.of(), anchor.permittedDnsSuffixes());
    }

    @Test
    void a_root_that_is_not_trusted_for_servers_is_left() {
        String other = certificate(ROOT, "\\001", NEVER) + trust("\\001", TRUSTED);
        assertEquals(
                1,
                read(other + certificate(ROOT, "\\002", NEVER) + trust("\\002", "CKT_NSS_MUST_VERIFY_TRUST"))
                        .anchors()
                        .size());
        assertThrows(IllegalArgumentException.class, () -> read(certificate(ROOT, "\\001", NEVER)));
    }

    @Test
    void the_day_of_distrust_is_read() {
        String text = "CKA_NSS_SERVER_DISTRUST_AFTER MULTILINE_OCTAL\n"
                + octal("260415235959Z".getBytes(StandardCharsets.US_ASCII)) + "\nEND";
        assertEquals(
                Optional.of(Instant.parse("2026-04-15T23:59:59Z")),
                read(certificate(ROOT, "\\001", text) + trust("\\001", TRUSTED))
                        .anchors()
                        .get(0)
                        .distrustAfter());
    }

    @Test
    void the_limit_that_nss_imposes_in_code_is_kept() {
        Made root = Template.authority("TUBITAK Kamu SM SSL Kok Sertifikasi - Surum 1")
                .issue();
        assertEquals(
                List.of(".tr"),
                read(certificate(root, "\\001", NEVER) + trust("\\001", TRUSTED))
                        .anchors()
                        .get(0)
                        .permittedDnsSuffixes());
    }

    @Test
    void a_broken_file_is_refused_by_its_line() {
        assertEquals(
                "the octal text that line 2 begins cannot be read",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> read("CKA_CLASS X CKO_CERTIFICATE\nCKA_VALUE MULTILINE_OCTAL\n\\9\nEND\n"))
                        .getMessage());
        assertEquals(
                "line 1 is not an attribute of an object",
                assertThrows(IllegalArgumentException.class, () -> read("CKA_LABEL UTF8 x\n"))
                        .getMessage());
    }

    /** The bundled list is made from that file; {@code scripts/update-trust} makes it. */
    @Test
    void the_bundled_roots_are_those_of_the_list_that_they_were_made_from() throws IOException {
        assumeTrue(Files.exists(CERTDATA), "no certdata.txt at " + CERTDATA);
        TrustStore made = read(Files.readString(CERTDATA));
        assertEquals(
                made.anchors(), TrustStore.ofBundled(TrustStoreTest.bundled()).anchors());
    }
}
