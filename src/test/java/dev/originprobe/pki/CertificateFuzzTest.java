package dev.originprobe.pki;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever bytes are served as certificates: a judgement, the same each time, and no exception. */
final class CertificateFuzzTest {
    private static final Made ROOT = Template.authority("Root").issue();
    private static final Made LEAF = Template.leaf("origin.test").by(ROOT).issue();
    private static final TrustStore TRUST = Judging.trusting(ROOT);

    @FuzzTest(maxDuration = "30s")
    void any_bytes_are_judged(FuzzedDataProvider data) {
        List<byte[]> served = new ArrayList<>();
        do {
            served.add(data.consumeBytes(data.consumeInt(0, 4_000)));
        } while (data.remainingBytes() > 0 && served.size() < 8);
        check(served);
    }

    /** Close to a real certificate, where random bytes do not come. */
    @FuzzTest(maxDuration = "30s")
    void a_certificate_with_bytes_changed_cut_or_put_in_never_passes(FuzzedDataProvider data) {
        byte[] changed = LEAF.der();
        for (int changes = data.consumeInt(1, 16); changes > 0 && changed.length > 0; changes--) {
            int at = data.consumeInt(0, changed.length - 1);
            switch (data.consumeInt(0, 2)) {
                case 0 -> changed[at] = data.consumeByte();
                case 1 -> changed = spliced(changed, at, at + data.consumeInt(0, changed.length - at), new byte[0]);
                default -> changed = spliced(changed, at, at, data.consumeBytes(data.consumeInt(1, 32)));
            }
        }
        ChainJudgement judgement = check(List.of(changed));
        assertTrue(Arrays.equals(changed, LEAF.der()) || !judgement.faults().isEmpty());
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
        byte[] spliced = new byte[bytes.length - (to - from) + instead.length];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(instead, 0, spliced, from, instead.length);
        System.arraycopy(bytes, to, spliced, from + instead.length, bytes.length - to);
        return spliced;
    }

    @FuzzTest(maxDuration = "30s")
    void any_text_is_pem_or_is_refused_in_one_line(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        try {
            assertTrue(!Pem.certificates(text.getBytes(StandardCharsets.UTF_8)).isEmpty());
        } catch (IllegalArgumentException refused) {
            assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
        }
    }

    @Test
    void a_certificate_with_any_one_byte_changed_is_judged_and_never_passes() {
        byte[] der = LEAF.der();
        for (int at = 0; at < der.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = der.clone();
                changed[at] ^= (byte) (1 << bit);
                ChainJudgement judgement = check(List.of(changed));
                assertTrue(!judgement.faults().isEmpty(), "byte " + at + ", bit " + bit);
            }
        }
    }

    private static ChainJudgement check(List<byte[]> served) {
        ChainJudgement judgement = ChainJudge.judge(served, TRUST, Template.NOW);
        assertEquals(judgement, ChainJudge.judge(served, TRUST, Template.NOW));
        assertEquals(served.size(), judgement.served().size());
        judgement
                .served()
                .forEach(one ->
                        assertTrue(one.facts().isPresent() != one.unreadable().isPresent(), one::toString));
        assertTrue(
                judgement.faults().stream().allMatch(fault -> fault.index() >= 0 && fault.index() < served.size()),
                judgement.faults()::toString);
        Rules.findings(judgement);
        return judgement;
    }
}
