package dev.originprobe.servers;

import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.net.Network;
import dev.originprobe.net.NetworkSettings;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.scan.Asker;
import dev.originprobe.scan.Deadline;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** The handshakes of this program's own client, with nothing asked before them and nothing judged. */
final class BareHandshakes {
    private static final int AT_ONCE = 64;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Asker asker;
    private final Question question;
    private final Deadline deadline = Deadline.after(Duration.ofHours(1), Clock.systemUTC());
    private final AtomicLong done = new AtomicLong();
    private volatile boolean stopped;

    private BareHandshakes(Asker asker, int port) {
        this.asker = asker;
        Profile profile = Profiles.newest();
        question = new Question(
                new Endpoint(InetAddress.getLoopbackAddress(), port),
                profile.offer(profile.defaultSslProtocols(), Optional.of("origin.fleet.test")),
                Purpose.HANDSHAKE,
                new Timeouts(1, LONG, LONG));
    }

    /** How many a second in the second half of that time. */
    static double perSecond(int port, Duration time) throws InterruptedException {
        try (Network network =
                Network.open(new NetworkSettings(Optional.empty(), Optional.empty(), false, unsaid -> {}))) {
            BareHandshakes handshakes = new BareHandshakes(network.asker(), port);
            CompletableFuture<?>[] loops = new CompletableFuture<?>[AT_ONCE];
            for (int i = 0; i < AT_ONCE; i++) {
                loops[i] = handshakes.loop().toCompletableFuture();
            }
            Thread.sleep(time.dividedBy(2).toMillis());
            long before = handshakes.done.get();
            long start = System.nanoTime();
            Thread.sleep(time.dividedBy(2).toMillis());
            double rate = (handshakes.done.get() - before) * 1e9 / (System.nanoTime() - start);
            handshakes.stopped = true;
            CompletableFuture.allOf(loops).join();
            return rate;
        }
    }

    private CompletionStage<Long> loop() {
        return asker.ask(question, deadline).thenCompose(answered -> {
            long count = done.incrementAndGet();
            return stopped ? CompletableFuture.completedStage(count) : loop();
        });
    }
}
