package dev.originprobe.saved;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.originprobe.origin.Profile;
import dev.originprobe.tls.ClientHello;
import java.util.HexFormat;
import java.util.Optional;

/** A file is a client that can be imitated, or it is told what is wrong with it; nothing else comes of any. */
final class ProfileFileFuzzTest {
    @FuzzTest
    void a_hello_is_imitated_or_refused(FuzzedDataProvider data) {
        String name = data.consumeString(20);
        String hello = HexFormat.of().formatHex(data.consumeRemainingAsBytes());
        String file = "{\"schema\":\"originprobe/profile/1\",\"name\":\"a" + name.replaceAll("[^a-z]", "")
                + "\",\"asOf\":\"2026-11-28\",\"source\":\"\",\"hello\":\"" + hello + "\"}";
        Profile read;
        try {
            read = ProfileFile.read(file);
        } catch (IllegalArgumentException refused) {
            return;
        }
        ClientHello.record(read.offer(read.defaultSslProtocols(), Optional.of("a.test")), new byte[32]);
    }
}
