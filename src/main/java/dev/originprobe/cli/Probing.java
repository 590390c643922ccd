package dev.originprobe.cli;

import dev.originprobe.net.Network;
import dev.originprobe.rules.Rules;
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

    private final Network network = Network.open();
    private final Scans scans;

    Probing(Map<PinnedResolver.Pin, List<InetAddress>> pinned) {
        Scanner scanner = new Scanner(
                network.asker(), new PinnedResolver(pinned, network.resolver()), Rules.all(), Clock.systemUTC());
        scans = new Scans(scanner, AT_ONCE);
    }

    Scans scans() {
        return scans;
    }

    @Override
    public void close() {
        network.close();
    }
}
