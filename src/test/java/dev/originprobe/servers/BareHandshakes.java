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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The handshakes of this program's own client, with nothing asked before them and nothing judged. */
final class BareHandshakes {
    private static final int AT_ONCE = 64;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Asker asker;
    private final Question question;
    private final Deadline deadline = Deadline.after(Duration.ofHours(1), Clock.systemUTC());
    private final AtomicInteger left = new AtomicInteger();

    private BareHandshakes(Asker asker, int port) {
        this.asker = asker;
        Profile profile = Profiles.newest();
        question = new Question(
                new Endpoint(InetAddress.getLoopbackAddress(), port),
                profile.offer(profile.defaultSslProtocols(), Optional.of("origin.fleet.test")),
                Purpose.HANDSHAKE,
                new Timeouts(1, LONG, LONG));
    }

    /** How many a second of that many, after as many that warm up. */
    static double perSecond(int port, int count) {
        try (Network network =
                Network.open(new NetworkSettings(Optional.empty(), Optional.empty(), false, unsaid -> {}))) {
            BareHandshakes handshakes = new BareHandshakes(network.asker(), port);
            handshakes.shake(count);
            long start = System.nanoTime();
            handshakes.shake(count);
            return count * 1e9 / (System.nanoTime() - start);
        }
    }

    private void shake(int count) {
        left.set(count);
        CompletableFuture.allOf(Stream.generate(() -> loop().toCompletableFuture())
                        .limit(AT_ONCE)
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private CompletionStage<?> loop() {
        return left.getAndDecrement() > 0
                ? asker.ask(question, deadline).thenCompose(answered -> loop())
                : CompletableFuture.completedStage(null);
    }
}
