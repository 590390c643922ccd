package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Whatever is in a file of certificates: they are read, or it is refused in one line. */
final class BundleFuzzTest {
    private static final Made LEAF = Template.leaf("origin.test").issue();
    private static final String[] LABELS = {
        "CERTIFICATE",
        "TRUSTED CERTIFICATE",
        "PKCS7",
        "CMS",
        "PRIVATE KEY",
        "RSA PRIVATE KEY",
        "EC PRIVATE KEY",
        "ENCRYPTED PRIVATE KEY"
    };

    @FuzzTest(maxDuration = "30s")
    void any_file_is_a_bundle_or_is_refused_in_one_line(byte[] file) {
        check(file);
    }

    @FuzzTest(maxDuration = "30s")
    void any_blocks_are_a_bundle_or_are_refused_in_one_line(FuzzedDataProvider data) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        while (data.remainingBytes() > 0) {
            byte[] bytes = data.consumeBytes(data.consumeInt(0, 2_000));
            switch (data.consumeInt(0, 3)) {
                case 0 -> file.writeBytes(bytes);
                case 1 -> file.writeBytes(ascii(Pem.block("CERTIFICATE", LEAF.der())));
                case 2 -> file.writeBytes(ascii(Pem.block(data.consumeAsciiString(30), bytes)));
                default -> file.writeBytes(ascii(Pem.block(data.pickValue(LABELS), bytes)));
            }
        }
        check(file.toByteArray());
    }

    private static void check(byte[] file) {
        try {
            Bundle bundle = Bundle.read(file);
            assertFalse(bundle.certificates().isEmpty());
            ChainJudge.judge(bundle.certificates(), TrustStore.none(), Template.NOW);
        } catch (IllegalArgumentException refused) {
            assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
