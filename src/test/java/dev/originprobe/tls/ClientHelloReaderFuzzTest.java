package dev.originprobe.tls;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;

final class ClientHelloReaderFuzzTest {
    @FuzzTest
    void whatever_a_client_sends_is_read_or_refused(FuzzedDataProvider data) {
        int cut = data.consumeInt(1, 2_000);
        byte[] bytes = data.consumeRemainingAsBytes();
        ClientHelloReader reader = ClientHelloReader.START;
        for (int at = 0; at < bytes.length; at += cut) {
            reader = reader.after(Arrays.copyOfRange(bytes, at, Math.min(at + cut, bytes.length)));
        }
        if (reader.result() instanceof ClientHelloReader.Result.Whole whole) {
            ReceivedHello hello = whole.hello();
            assertTrue(Fingerprint.ja3(hello).matches("[0-9a-f]{32}"));
            assertTrue(Fingerprint.ja4(hello).matches("t..[di]\\d{4}.._[0-9a-f]{12}_[0-9a-f]{12}"));
            assertTrue(hello.keyShares().size()
                            + hello.serverName().map(String::length).orElse(0)
                    <= bytes.length);
        }
    }
}
