package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.scan.Deadline;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import io.netty.channel.EventLoopGroup;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of peers that misbehave, in a hello and in a handshake to be finished. */
final class ScriptedPeersTest {
    private static final EventLoopGroup LOOPS = NettyAsker.eventLoops(1);
    private static final NettyAsker ASKER = new NettyAsker(LOOPS, Asked.PLAIN);
    private static final byte[] CERTIFICATE = "not a certificate at all".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FLIGHT = ServerBytes.record(
            22,
            ServerBytes.join(
                    ServerBytes.serverHello(0x002f),
                    ServerBytes.certificate(CERTIFICATE),
                    ServerBytes.serverHelloDone()));

    @AfterAll
    static void close() {
        ASKER.close();
        LOOPS.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static Exchange exchange(Script script, Purpose purpose, Duration timeout) {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            return Asked.ask(ASKER, question(peer.endpoint(), purpose, timeout));
        }
    }

    private static Question question(Endpoint endpoint, Purpose purpose, Duration timeout) {
        return Asked.question(endpoint, Asked.offer(ProtocolVersion.TLS_1_2, Asked.RSA_AES128_SHA), purpose, timeout);
    }

    private static Answer answer(Script script, Purpose purpose) {
        return exchange(script, purpose, Asked.LONG).answer();
    }

    @Test
    void a_handler_of_ours_that_throws_is_a_bug_and_no_time_out_of_the_origin() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> line.stay())) {
            ClientOffer impossible = Asked.offer(
                    ProtocolVersion.TLS_1_2,
                    Collections.nCopies(20_000, Asked.RSA_AES128_SHA).toArray(CipherSuite[]::new));
            CompletableFuture<Exchange> asked = ASKER.ask(
                            Asked.question(peer.endpoint(), impossible, Purpose.HELLO, Asked.LONG), Asked.far())
                    .toCompletableFuture();
            assertThrows(CompletionException.class, asked::join);
        }
    }

    @Test
    void a_peer_that_is_silent_until_the_deadline_and_had_more_time_has_not_timed_out() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> line.stay())) {
            Exchange cut = ASKER.ask(
                            Asked.hello(peer.endpoint(), Asked.LONG), Deadline.after(Asked.SHORT, Clock.systemUTC()))
                    .toCompletableFuture()
                    .join();
            assertEquals(
                    new Answer.Unreachable(
                            Answer.Cause.NOT_TRIED, "cut short by the deadline, with no end of the handshake by then"),
                    cut.answer());
            assertEquals(1, cut.attempts());
        }
    }

    @Test
    void a_refused_connection_is_tried_as_often_as_asked() {
        Endpoint free;
        try (ScriptedPeer gone = ScriptedPeer.playing(line -> {})) {
            free = gone.endpoint();
        }

        Exchange exchange = Asked.ask(ASKER, Asked.hello(free, Asked.LONG));

        Answer.Unreachable unreachable = assertInstanceOf(Answer.Unreachable.class, exchange.answer());
        assertEquals(Answer.Cause.REFUSED, unreachable.cause());
        assertEquals(3, exchange.attempts());
        assertEquals(Optional.empty(), exchange.connect());
        assertEquals(Optional.empty(), exchange.handshake());
    }

    @Test
    void only_a_failure_to_connect_is_tried_again() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> {
            line.readRecord();
            line.reset();
        })) {
            Exchange exchange = Asked.ask(ASKER, Asked.hello(peer.endpoint(), Asked.LONG));
            assertEquals(1, exchange.attempts());
            assertEquals(1, peer.connections());
            assertTrue(exchange.connect().isPresent());
            assertTrue(exchange.handshake().isPresent());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HELLO", "HANDSHAKE", "HANDSHAKE_AGAIN"})
    void a_reset_after_the_hello_is_a_reset(Purpose purpose) {
        assertEquals(
                new Answer.Closed(true, Optional.empty()),
                answer(
                        line -> {
                            line.readRecord();
                            line.reset();
                        },
                        purpose));
    }

    @ParameterizedTest
    @EnumSource(names = {"HELLO", "HANDSHAKE", "HANDSHAKE_AGAIN"})
    void a_close_after_the_hello_is_a_close(Purpose purpose) {
        assertEquals(new Answer.Closed(false, Optional.empty()), answer(line -> line.readRecord(), purpose));
    }

    @ParameterizedTest
    @EnumSource(names = {"HELLO", "HANDSHAKE", "HANDSHAKE_AGAIN"})
    void silence_ends_with_the_time_out(Purpose purpose) {
        assertEquals(
                new Answer.Silent(Optional.empty()),
                exchange(line -> line.stay(), purpose, Asked.SHORT).answer());
    }

    @Test
    void silence_in_mid_flight_keeps_what_came() {
        Answer.Silent silent = assertInstanceOf(
                Answer.Silent.class,
                exchange(
                                line -> {
                                    line.send(ServerBytes.record(22, ServerBytes.serverHello(0x002f)));
                                    line.stay();
                                },
                                Purpose.HELLO,
                                Asked.SHORT)
                        .answer());
        assertEquals(Optional.of(Asked.RSA_AES128_SHA), silent.flight().map(ServerFlight::suite));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_end_in_mid_flight_keeps_what_came(boolean reset) {
        Answer.Closed closed = assertInstanceOf(
                Answer.Closed.class,
                answer(
                        line -> {
                            line.readRecord();
                            line.send(ServerBytes.record(22, ServerBytes.serverHello(0x002f)));
                            if (reset) {
                                line.reset();
                            }
                        },
                        Purpose.HELLO));
        assertEquals(reset, closed.reset());
        assertEquals(Optional.of(Asked.RSA_AES128_SHA), closed.flight().map(ServerFlight::suite));
    }

    @Test
    void a_flight_byte_by_byte_is_read() {
        Answer.Flight flight = assertInstanceOf(
                Answer.Flight.class,
                answer(
                        line -> {
                            line.readRecord();
                            line.sendByteByByte(FLIGHT);
                            line.stay();
                        },
                        Purpose.HELLO));
        assertTrue(flight.flight().complete());
        assertEquals(List.of(Octets.of(CERTIFICATE)), flight.flight().certificates());
    }

    @ParameterizedTest
    @EnumSource(names = {"HANDSHAKE", "HANDSHAKE_AGAIN"})
    void a_certificate_that_the_engine_cannot_read_comes_back(Purpose purpose) {
        Answer.Unfinished unfinished = assertInstanceOf(
                Answer.Unfinished.class,
                answer(
                        line -> {
                            line.readRecord();
                            line.send(FLIGHT);
                            line.stay();
                        },
                        purpose));
        assertEquals(Answer.Failure.ENGINE_REFUSED, unfinished.failure());
        assertEquals(List.of(Octets.of(CERTIFICATE)), unfinished.flight().certificates());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 47, 70, 71, 80, 86, 112, 116, 120, 255})
    void a_fatal_alert_is_the_answer(int description) {
        for (Purpose purpose : List.of(Purpose.HELLO, Purpose.HANDSHAKE)) {
            assertEquals(
                    new Answer.Alerted(new Alert(2, description), Optional.empty()),
                    answer(
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
                exchange(
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
                    answer(
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
            Answer answer = answer(
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
                answer(
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
                answer(
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
                answer(
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
                            ASKER,
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
