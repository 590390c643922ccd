package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.scan.Deadline;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes of peers that stop, reset or are slow, in a hello and in a handshake to be finished. */
final class ScriptedPeersTest {
    private static final PeerAsking PEERS = new PeerAsking();

    @AfterAll
    static void close() {
        PEERS.close();
    }

    @Test
    void a_handler_of_ours_that_throws_is_a_bug_and_no_time_out_of_the_origin() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> line.stay())) {
            ClientOffer impossible = Asked.offer(
                    ProtocolVersion.TLS_1_2,
                    Collections.nCopies(20_000, Asked.RSA_AES128_SHA).toArray(CipherSuite[]::new));
            CompletableFuture<Exchange> asked = PEERS.asker()
                    .ask(Asked.question(peer.endpoint(), impossible, Purpose.HELLO, Asked.LONG), Asked.far())
                    .toCompletableFuture();
            assertThrows(CompletionException.class, asked::join);
        }
    }

    @Test
    void a_peer_that_is_silent_until_the_deadline_and_had_more_time_has_not_timed_out() {
        try (ScriptedPeer peer = ScriptedPeer.playing(line -> line.stay())) {
            Exchange cut = PEERS.asker()
                    .ask(Asked.hello(peer.endpoint(), Asked.LONG), Deadline.after(Asked.SHORT, Clock.systemUTC()))
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

        Exchange exchange = Asked.ask(PEERS.asker(), Asked.hello(free, Asked.LONG));

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
            Exchange exchange = Asked.ask(PEERS.asker(), Asked.hello(peer.endpoint(), Asked.LONG));
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
                PEERS.answer(
                        line -> {
                            line.readRecord();
                            line.reset();
                        },
                        purpose));
    }

    @ParameterizedTest
    @EnumSource(names = {"HELLO", "HANDSHAKE", "HANDSHAKE_AGAIN"})
    void a_close_after_the_hello_is_a_close(Purpose purpose) {
        assertEquals(new Answer.Closed(false, Optional.empty()), PEERS.answer(line -> line.readRecord(), purpose));
    }

    @ParameterizedTest
    @EnumSource(names = {"HELLO", "HANDSHAKE", "HANDSHAKE_AGAIN"})
    void silence_ends_with_the_time_out(Purpose purpose) {
        assertEquals(
                new Answer.Silent(Optional.empty()),
                PEERS.exchange(line -> line.stay(), purpose, Asked.SHORT).answer());
    }

    @Test
    void silence_in_mid_flight_keeps_what_came() {
        Answer.Silent silent = assertInstanceOf(
                Answer.Silent.class,
                PEERS.exchange(
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
                PEERS.answer(
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
                PEERS.answer(
                        line -> {
                            line.readRecord();
                            line.sendByteByByte(PeerAsking.FLIGHT);
                            line.stay();
                        },
                        Purpose.HELLO));
        assertTrue(flight.flight().complete());
        assertEquals(List.of(Octets.of(PeerAsking.CERTIFICATE)), flight.flight().certificates());
    }
}
