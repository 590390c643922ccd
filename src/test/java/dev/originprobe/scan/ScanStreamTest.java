package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.Target;
import dev.originprobe.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The stream of verdicts. Targets are told apart by their ports, and end when their names are resolved. */
final class ScanStreamTest {
    private final Map<Integer, CompletableFuture<Resolution>> names = new ConcurrentHashMap<>();
    private final Scanner scanner = new Scanner(
            new ScriptedAsker(question -> {
                throw new IllegalStateException("nothing is asked of an origin without an address");
            }),
            (host, port, type, deadline) -> name(port),
            List.of(),
            Clock.systemUTC());
    /** Does something whenever it is looked at. */
    private static final class Ticking extends Clock {
        private final Runnable tick;

        Ticking(Runnable tick) {
            this.tick = tick;
        }

        @Override
        public Instant instant() {
            tick.run();
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final Scans scans = new Scans(scanner, 2, Optional.empty(), () -> Duration.ZERO);
    private final Scans impatient = new Scans(scanner, 2, Optional.of(Duration.ZERO), () -> Duration.ZERO);

    @Test
    void verdicts_come_as_the_targets_end() {
        try (ScanStream stream = scans.asFinished(targets(1, 2).iterator())) {
            end(2);
            assertEquals(2, port(stream.next()));
            end(1);
            assertEquals(1, port(stream.next()));
            assertTrue(stream.next().isEmpty());
        }
    }

    @Test
    void or_in_the_order_of_the_targets() {
        try (ScanStream stream = scans.inOrder(targets(1, 2).iterator())) {
            end(2);
            end(1);
            assertEquals(1, port(stream.next()));
            assertEquals(2, port(stream.next()));
            assertTrue(stream.next().isEmpty());
        }
    }

    @Test
    void whoever_waits_for_the_next_target_keeps_nobody_from_what_is_in_flight() {
        CompletableFuture<Inquiry> never = new CompletableFuture<>();
        try (ScanStream stream = scans.inOrder(new Iterator<Inquiry>() {
            private int given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Inquiry next() {
                given++;
                return given == 1 ? target(1) : never.join();
            }
        })) {
            end(1);
            assertEquals(1, port(stream.next()));
        }
        never.complete(target(2));
    }

    @Test
    void the_bound_holds_however_many_there_are() {
        AtomicInteger started = new AtomicInteger();
        Iterator<Inquiry> many = IntStream.rangeClosed(1, 20_000)
                .peek(port -> started.incrementAndGet())
                .mapToObj(port -> {
                    end(port);
                    return target(port);
                })
                .iterator();
        int taken = 0;
        int mostHeld = 0;
        try (ScanStream stream = scans.inOrder(many)) {
            while (stream.next().isPresent()) {
                taken++;
                names.remove(taken);
                mostHeld = Math.max(mostHeld, started.get() - taken);
            }
        }
        assertEquals(20_000, taken);
        // One more may have been read that waits for its turn.
        assertTrue(mostHeld <= 4 * 2 + 1, "held " + mostHeld);
    }

    /** A machine without a thread to be had looks like this. */
    @Test
    void a_target_that_cannot_be_begun_ends_it_and_is_not_waited_for() {
        AtomicInteger looks = new AtomicInteger();
        Scanner broken = new Scanner(
                new ScriptedAsker(question -> {
                    throw new IllegalStateException("nothing is asked");
                }),
                (host, port, type, deadline) -> name(port),
                List.of(),
                new Ticking(() -> {
                    // The first two are those of its deadline.
                    if (looks.incrementAndGet() > 2) {
                        throw new OutOfMemoryError("no means");
                    }
                }),
                Optional.empty());
        try (ScanStream stream = new Scans(broken, 2, Optional.empty(), () -> Duration.ZERO)
                .inOrder(targets(1).iterator())) {
            assertEquals(
                    "java.lang.OutOfMemoryError: no means",
                    assertThrows(IllegalStateException.class, stream::next).getMessage());
        }
    }

    @Test
    void stopped_it_hands_over_what_is_done_and_starts_nothing() {
        List<Integer> ports = new ArrayList<>();
        CompletableFuture<Integer> started = new CompletableFuture<>();
        Iterator<Inquiry> targets = IntStream.of(1, 2, 3, 4)
                .peek(port -> {
                    if (port == 4) {
                        started.complete(port);
                    }
                })
                .mapToObj(ScanStreamTest::target)
                .iterator();
        end(1);
        end(3);
        try (ScanStream stream = scans.inOrder(targets)) {
            assertEquals(1, port(stream.next()));
            // The second never ends. When the fourth is read the third is done.
            assertEquals(4, started.join());
            stream.stop(Duration.ofMillis(1));
            stream.forEach(verdict -> ports.add(target(verdict).port()));
        }
        assertEquals(List.of(3), ports);
    }

    @Test
    void what_is_wrong_with_the_targets_is_thrown_after_what_was_read_of_them() {
        Iterator<Inquiry> broken = IntStream.of(1, 0)
                .mapToObj(port -> {
                    if (port == 0) {
                        throw new IllegalArgumentException("no target");
                    }
                    return target(port);
                })
                .iterator();
        try (ScanStream stream = scans.asFinished(broken)) {
            end(1);
            assertEquals(1, port(stream.next()));
            assertEquals(
                    "no target",
                    assertThrows(IllegalArgumentException.class, stream::next).getMessage());
        }
    }

    @Test
    void targets_that_do_not_answer_keep_nobody_from_a_place() {
        IntStream.rangeClosed(3, 100).forEach(this::end);
        try (ScanStream stream = impatient.asFinished(
                targets(IntStream.rangeClosed(1, 100).toArray()).iterator())) {
            for (int port = 3; port <= 100; port++) {
                assertEquals(port, port(stream.next()));
            }
            end(2);
            assertEquals(2, port(stream.next()));
            end(1);
            assertEquals(1, port(stream.next()));
        }
    }

    @Test
    void all_that_do_not_answer_are_bounded_together() {
        int bound = 4 * 2;
        AtomicInteger started = new AtomicInteger();
        CompletableFuture<Integer> full = new CompletableFuture<>();
        Iterator<Inquiry> many = IntStream.rangeClosed(1, 20_000)
                .peek(port -> {
                    if (started.incrementAndGet() == bound) {
                        full.complete(port);
                    }
                })
                .mapToObj(ScanStreamTest::target)
                .iterator();
        try (ScanStream stream = impatient.asFinished(many)) {
            full.join();
            for (int port = 1; port <= 1_000; port++) {
                end(port);
                assertEquals(port, port(stream.next()));
                assertTrue(started.get() <= port + bound, started.get() + " started, " + port + " done");
            }
        }
    }

    /** What it has no answer to may be waiting for us. */
    @Test
    void no_place_is_given_away_while_this_process_itself_is_late() {
        AtomicInteger read = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<Integer> readWhileLate = new CompletableFuture<>();
        Supplier<Duration> late = () -> {
            if (looks.incrementAndGet() == 24) {
                readWhileLate.complete(read.get());
            }
            return Duration.ofMinutes(Math.min(looks.get(), 24));
        };
        Iterator<Inquiry> three = IntStream.rangeClosed(1, 3)
                .peek(port -> {
                    if (read.incrementAndGet() == 3) {
                        readWhileLate.complete(3);
                    }
                })
                .mapToObj(ScanStreamTest::target)
                .iterator();
        end(3);
        // There are eight looks in that time.
        try (ScanStream stream = new Scans(scanner, 2, Optional.of(Duration.ofMillis(80)), late).asFinished(three)) {
            assertEquals(2, readWhileLate.join());
            assertEquals(3, port(stream.next()));
        }
    }

    private CompletableFuture<Resolution> name(int port) {
        return names.computeIfAbsent(port, any -> new CompletableFuture<>());
    }

    private void end(int port) {
        name(port).complete(new Resolution.Unresolved(true, "no such name"));
    }

    private static List<Inquiry> targets(int... ports) {
        return IntStream.of(ports).mapToObj(ScanStreamTest::target).toList();
    }

    private static Inquiry target(int port) {
        Inquiry inquiry = ScriptedScan.inquiry(Duration.ofMinutes(1));
        Target target = inquiry.target();
        return inquiry.of(new Target(target.typed(), target.host(), port, target.settings(), target.source()));
    }

    private static Target target(Verdict verdict) {
        return verdict.evidence().target();
    }

    private static int port(Optional<Verdict> verdict) {
        return target(verdict.orElseThrow()).port();
    }
}
