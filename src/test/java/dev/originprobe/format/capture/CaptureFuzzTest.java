package dev.originprobe.format.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.capture.CapturedHello;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Profiles;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.ClientHelloReader;
import dev.originprobe.tls.ClientHelloReader.Result;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a client says, it is described in lines without control characters and in one document of JSON. */
final class CaptureFuzzTest {
    @FuzzTest
    void whatever_is_captured_is_described(FuzzedDataProvider data) throws IOException {
        var unused = isDescribed(data.consumeRemainingAsBytes());
    }

    /** Hellos of ours with bytes changed anywhere: of some tens that are still hellos each says something odd. */
    @Test
    void hellos_with_odd_bytes_are_described() throws IOException {
        Random random = new Random(1);
        byte[] hello = ClientHello.record(
                Profiles.newest().offer(Profiles.newest().defaultSslProtocols(), Optional.of("origin.test")),
                new byte[32]);
        int described = 0;
        for (int i = 0; i < 400; i++) {
            byte[] odd = hello.clone();
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                odd[random.nextInt(odd.length)] = (byte) random.nextInt();
            }
            described += isDescribed(odd) ? 1 : 0;
        }
        assertTrue(described > 40, () -> "few were hellos");
    }

    /** Whether it was a hello. */
    private static boolean isDescribed(byte[] bytes) throws IOException {
        if (!(ClientHelloReader.START.after(bytes).result() instanceof Result.Whole whole)) {
            return false;
        }
        CapturedHello captured = new CapturedHello(
                InetAddress.getLoopbackAddress(),
                Instant.EPOCH,
                whole.hello(),
                Octets.of(whole.record().bytes()),
                "not begun");
        List<CapturedHello> two = List.of(captured, captured);
        assertEquals(
                0,
                Stream.of(CaptureText.of(captured), CaptureText.of(two))
                        .flatMapToInt(String::chars)
                        .filter(character -> character != '\n' && Character.isISOControl(character))
                        .count());
        StringWriter json = new StringWriter();
        CaptureJson.write(json, two, "0");
        assertEquals(
                2, new ObjectMapper().readTree(json.toString()).path("hellos").size());
        return true;
    }
}
