package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Endpoint;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How far a loop has fallen behind, on a loop whose time the test makes. */
final class PulseTest implements Connection.Owner {
    private final List<Answer> answers = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private long now;
    private final Pulse pulse = new Pulse(channel.eventLoop(), () -> now);

    PulseTest() {
        channel.freezeTime();
        pulse.start();
        channel.runPendingTasks();
    }

    @Override
    public void established() {}

    @Override
    public void answered(Answer answer, Optional<Duration> connect, Optional<Duration> handshake) {
        answers.add(answer);
    }

    @Override
    public void missed(Throwable cause) {
        throw new AssertionError(cause);
    }

    @Override
    public void failed(Throwable fault) {
        throw new AssertionError(fault);
    }

    /** Time passes, and the loop does what is due. */
    private void run(long millis) {
        pass(millis);
        channel.runScheduledPendingTasks();
    }

    /** Time passes, and the loop does something else. */
    private void pass(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
    }

    @Test
    void a_loop_that_does_what_is_due_is_never_late() {
        for (int i = 0; i < 100; i++) {
            run(50);
        }
        assertEquals(Duration.ZERO, pulse.late());
    }

    @Test
    void one_that_does_something_else_is_late_by_as_long_at_once_and_ever_after() {
        run(50);
        pass(1_050);
        assertEquals(Duration.ofSeconds(1), pulse.late());
        run(0);
        assertEquals(Duration.ofSeconds(1), pulse.late());
        run(50);
        pass(350);
        assertEquals(Duration.ofMillis(1_300), pulse.late());
    }

    @Test
    void an_origin_has_its_whole_time_without_that_in_which_the_loop_was_late() {
        Answer silent = new Answer.Silent(Optional.empty());
        Connection connection = new Connection(
                Asked.hello(new Endpoint(InetAddress.getLoopbackAddress(), 443), Asked.LONG),
                pulse,
                new Engines(Optional.empty(), line -> {}),
                Optional.empty(),
                Optional.empty(),
                this);
        connection.after(Duration.ofMillis(200), () -> silent);
        run(50);
        pass(550);
        run(0);
        assertEquals(List.of(), answers);
        for (int i = 0; i < 9; i++) {
            run(50);
        }
        assertEquals(List.of(), answers);
        run(50);
        assertEquals(List.of(silent), answers);
    }
}
