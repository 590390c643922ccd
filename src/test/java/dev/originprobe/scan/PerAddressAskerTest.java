package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** A bounded number of connections to one address at a time. */
final class PerAddressAskerTest {
    private final Deque<Runnable> begun = new ArrayDeque<>();
    private long now = 7;

    /** Each connection begins at once and ends when the test says so. */
    private CompletionStage<Exchange> begin(Question question) {
        CompletableFuture<Exchange> answer = new CompletableFuture<>();
        begun.add(() -> answer.complete(
                new Exchange(question, new Answer.Silent(Optional.empty()), 1, Optional.empty(), Optional.empty())));
        return answer;
    }

    static Question to(int last) {
        try {
            return new Question(
                    new Endpoint(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last}), 443),
                    new ClientOffer(
                            List.of(ProtocolVersion.TLS_1_2),
                            List.of(new CipherSuite(0x002f)),
                            List.of(),
                            List.of(),
                            Optional.empty()),
                    Purpose.HELLO,
                    new Timeouts(1, Duration.ofSeconds(1), Duration.ofSeconds(1)));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void the_others_wait_until_one_has_ended_and_all_are_answered() {
        PerAddressAsker bounded = new PerAddressAsker(this::begin, 2, () -> now);
        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(bounded.ask(to(1)).toCompletableFuture());
        }
        assertEquals(2, begun.size());
        begun.remove().run();
        assertEquals(2, begun.size());
        while (!begun.isEmpty()) {
            begun.remove().run();
        }
        assertTrue(answers.stream().allMatch(CompletableFuture::isDone));
        bounded.ask(to(1));
        assertEquals(1, begun.size());
    }

    @Test
    void another_address_has_a_bound_of_its_own() {
        PerAddressAsker bounded = new PerAddressAsker(this::begin, 1, () -> now);
        bounded.ask(to(1));
        bounded.ask(to(2));
        assertEquals(2, begun.size());
        bounded.ask(to(2));
        assertEquals(2, begun.size());
    }

    @Test
    void waiting_is_part_of_the_patience_and_what_waits_longer_is_not_asked() {
        PerAddressAsker bounded = new PerAddressAsker(this::begin, 1, () -> now);
        bounded.ask(to(1));
        CompletableFuture<Exchange> second = bounded.ask(to(1)).toCompletableFuture();
        CompletableFuture<Exchange> third = bounded.ask(to(1)).toCompletableFuture();
        now += Duration.ofMillis(1_500).toNanos();
        begun.remove().run();
        now += Duration.ofMillis(500).toNanos();
        begun.remove().run();
        assertEquals(Duration.ofMillis(500), second.join().question().patience().left());
        assertEquals(0, third.join().attempts());
        bounded.ask(to(1));
        assertEquals(1, begun.size());
    }
}
