package dev.originprobe.run;

import dev.originprobe.matrix.MatrixScanner;
import dev.originprobe.matrix.TimeScan;
import dev.originprobe.net.Network;
import dev.originprobe.net.NetworkSettings;
import dev.originprobe.rules.Rules;
import dev.originprobe.scan.Asker;
import dev.originprobe.scan.CountingAsker;
import dev.originprobe.scan.RateLimitedAsker;
import dev.originprobe.scan.Reach;
import dev.originprobe.scan.ReachAsker;
import dev.originprobe.scan.Resolver;
import dev.originprobe.scan.Scanner;
import dev.originprobe.scan.Scans;
import dev.originprobe.scan.SharingAsker;
import dev.originprobe.scan.TurnAsker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The scans of one run, on a network that is opened and closed with it. */
public final class Probing implements AutoCloseable {
    /** Targets in flight, where nothing else is wanted. */
    public static final int AT_ONCE = 256;

    /** Of a target that does not answer, before another is started beside it: far more than a handshake takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Network network;
    private final Scans scans;
    private final MatrixScanner matrix;
    private final TimeScan timing;
    private final CountingAsker counted;

    /**
     * The scans of one run.
     *
     * @param perHost connections to one address at a time, at least 1
     * @param rate new connections a second; empty for as many as there are. With it fewer targets are in flight, so that
     *     none spends its deadline on waiting for the others, and none is started beside those that do not answer
     * @param concurrency targets in flight that answer, at least 1
     */
    public Probing(NetworkSettings settings, int perHost, Optional<Integer> rate, int concurrency) {
        network = Network.open(settings);
        Clock clock = Clock.systemUTC();
        Optional<String> witness = settings.witness() ? Optional.of(NetworkSettings.WITNESS_VERSION) : Optional.empty();
        Resolver resolver = network.resolver();
        scans = new Scans(
                new Scanner(inTurn(network.asker(), perHost, rate, concurrency), resolver, Rules.all(), clock, witness),
                Math.min(concurrency, rate.orElse(concurrency)),
                rate.isPresent() ? Optional.empty() : Optional.of(PATIENCE),
                network::late);
        Reach reach = new Reach();
        counted = new CountingAsker(inTurn(network.asker(reach), perHost, rate, concurrency));
        Asker one = new ReachAsker(counted, reach);
        Asker once = new SharingAsker(one);
        Scanner settled = new Scanner(once, resolver, Rules.all(), clock, witness);
        // Its search offers some things twice on purpose: only the settings share their connections.
        matrix = new MatrixScanner(one, perHost, resolver, settled, Rules.ofCertificates(), clock);
        timing = new TimeScan(counted);
    }

    private static Asker inTurn(Asker asker, int perHost, Optional<Integer> rate, int concurrency) {
        Asker paced = rate.<Asker>map(perSecond -> new RateLimitedAsker(
                        asker,
                        perSecond,
                        System::nanoTime,
                        wait -> CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS)))
                .orElse(asker);
        // One for each target that does not answer, and some for the others: most ask for two.
        int connections = Scans.MOST * Math.max(AT_ONCE, concurrency);
        return new TurnAsker(paced, perHost, Math.min(connections, Network.mostConnections()));
    }

    /** Why AWS's own TLS library cannot be asked; empty where it can. Waits until it is loaded. */
    public Optional<String> witnessMissing() {
        return network.witnessMissing();
    }

    public MatrixScanner matrix() {
        return matrix;
    }

    public TimeScan timing() {
        return timing;
    }

    /** Made for a matrix so far, attempts included. */
    public int connections() {
        return counted.connections();
    }

    public Scans scans() {
        return scans;
    }

    @Override
    public void close() {
        network.close();
    }
}
