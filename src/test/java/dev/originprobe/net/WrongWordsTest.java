package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of peers whose words are no TLS, or TLS that cannot be finished. */
final class WrongWordsTest {
    private static final PeerAsking PEERS = new PeerAsking();

    @AfterAll
    static void close() {
        PEERS.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"HANDSHAKE", "HANDSHAKE_AGAIN"})
    void a_certificate_that_the_engine_cannot_read_comes_back(Purpose purpose) {
        Answer.Unfinished unfinished = assertInstanceOf(
                Answer.Unfinished.class,
                PEERS.answer(
                        line -> {
                            line.readRecord();
                            line.send(PeerAsking.FLIGHT);
                            line.stay();
                        },
                        purpose));
        assertEquals(Answer.Failure.ENGINE_REFUSED, unfinished.failure());
        assertEquals(
                List.of(Octets.of(PeerAsking.CERTIFICATE)), unfinished.flight().certificates());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 47, 70, 71, 80, 86, 112, 116, 120, 255})
    void a_fatal_alert_is_the_answer(int description) {
        for (Purpose purpose : List.of(Purpose.HELLO, Purpose.HANDSHAKE)) {
            assertEquals(
                    new Answer.Alerted(new Alert(2, description), Optional.empty()),
                    PEERS.answer(
                            line -> {
                                line.readRecord();
                                line.send(ServerBytes.alert(2, description));
                            },
                            purpose));
        }
    }

    @Test
    void a_warning_and_then_nothing_is_silence() {
        assertInstanceOf(
                Answer.Silent.class,
                PEERS.exchange(
                                line -> {
                                    line.send(ServerBytes.alert(1, Alert.UNRECOGNIZED_NAME));
                                    line.stay();
                                },
                                Purpose.HELLO,
                                Asked.SHORT)
                        .answer());
    }

    @ParameterizedTest
    @EnumSource(names = {"HELLO", "HANDSHAKE", "HANDSHAKE_AGAIN"})
    void http_and_smtp_are_not_tls(Purpose purpose) {
        byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] smtp = "220 mail.test ESMTP\r\n".getBytes(StandardCharsets.US_ASCII);
        for (byte[] words : List.of(http, smtp)) {
            assertEquals(
                    new Answer.NotTls(Octets.of(words)),
                    PEERS.answer(
                            line -> {
                                line.send(words);
                                line.stay();
                            },
                            purpose));
        }
    }

    @Test
    void random_bytes_get_an_answer_at_once() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            byte[] bytes = new byte[random.nextInt(2000) + 1];
            random.nextBytes(bytes);
            Answer answer = PEERS.answer(
                    line -> {
                        line.readRecord();
                        line.send(bytes);
                    },
                    Purpose.HELLO);
            assertTrue(
                    answer instanceof Answer.NotTls
                            || answer instanceof Answer.Malformed
                            || answer instanceof Answer.Closed,
                    answer::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HELLO", "HANDSHAKE"})
    void a_record_of_65535_bytes_is_malformed(Purpose purpose) {
        assertInstanceOf(
                Answer.Malformed.class,
                PEERS.answer(
                        line -> {
                            line.readRecord();
                            line.send(ServerBytes.record(22, new byte[65_535]));
                            line.stay();
                        },
                        purpose));
    }

    @ParameterizedTest
    @EnumSource(names = {"HELLO", "HANDSHAKE"})
    void an_endless_handshake_message_is_malformed(Purpose purpose) {
        byte[] start =
                ServerBytes.record(22, ServerBytes.join(ServerBytes.serverHello(0x002f), new byte[] {11, -1, -1, -1}));
        byte[] more = ServerBytes.record(22, new byte[16_000]);
        assertInstanceOf(
                Answer.Malformed.class,
                PEERS.answer(
                        line -> {
                            line.readRecord();
                            line.send(start);
                            while (true) {
                                line.send(more);
                            }
                        },
                        purpose));
    }

    @Test
    void an_endless_stream_of_warnings_is_malformed() {
        byte[] warning = ServerBytes.alert(1, Alert.UNRECOGNIZED_NAME);
        assertInstanceOf(
                Answer.Malformed.class,
                PEERS.answer(
                        line -> {
                            while (true) {
                                line.send(warning);
                            }
                        },
                        Purpose.HELLO));
    }

    @Test
    void what_no_engine_speaks_is_read_and_left() {
        CipherSuite unknown = new CipherSuite(0x5a5a);
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            line.readRecord();
            line.send(ServerBytes.record(
                    22, ServerBytes.join(ServerBytes.serverHello(unknown.id()), ServerBytes.serverHelloDone())));
            line.stay();
        })) {
            Answer answer = Asked.ask(
                            PEERS.asker(),
                            Asked.question(
                                    peer.endpoint(),
                                    Asked.offer(ProtocolVersion.TLS_1_2, unknown),
                                    Purpose.HANDSHAKE,
                                    Asked.LONG))
                    .answer();
            assertEquals(
                    Answer.Failure.NOT_SPOKEN,
                    assertInstanceOf(Answer.Unfinished.class, answer).failure());
        }
    }
}
