package dev.originprobe.cli;

import dev.originprobe.matrix.MatrixScanner;
import dev.originprobe.net.Network;
import dev.originprobe.rules.Rules;
import dev.originprobe.scan.Asker;
import dev.originprobe.scan.Once;
import dev.originprobe.scan.PerHost;
import dev.originprobe.scan.Resolver;
import dev.originprobe.scan.Scanner;
import dev.originprobe.scan.Scans;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The scans of one run, on a network that is opened and closed with it. */
final class Probing implements AutoCloseable {
    /** Targets in flight, the contract's default. */
    private static final int AT_ONCE = 256;

    /** Connections to one address at a time, the contract's default. */
    private static final int PER_HOST = 8;

    private final Network network = Network.open();
    private final Scans scans;
    private final MatrixScanner matrix;

    Probing(Map<PinnedResolver.Pin, List<InetAddress>> pinned) {
        this(pinned, PER_HOST);
    }

    /**
     * The scans of one run.
     *
     * @param perHost connections to one address at a time, at least 1
     */
    Probing(Map<PinnedResolver.Pin, List<InetAddress>> pinned, int perHost) {
        Clock clock = Clock.systemUTC();
        Asker asker = new PerHost(network.asker(), perHost);
        Resolver resolver = new PinnedResolver(pinned, network.resolver());
        scans = new Scans(new Scanner(asker, resolver, Rules.all(), clock), AT_ONCE);
        Asker once = new Once(asker);
        Scanner settings = new Scanner(once, resolver, Rules.all(), clock);
        matrix = new MatrixScanner(once, perHost, resolver, settings, Rules.ofCertificates(), clock);
    }

    MatrixScanner matrix() {
        return matrix;
    }

    Scans scans() {
        return scans;
    }

    @Override
    public void close() {
        network.close();
    }
}
