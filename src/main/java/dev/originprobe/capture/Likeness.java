package dev.originprobe.capture;

import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.ClientHelloReader;
import dev.originprobe.tls.ClientHelloReader.Result;
import dev.originprobe.tls.ReceivedHello;
import java.util.Comparator;
import java.util.List;

/**
 * How a captured hello differs from that of a built-in client with its usual setting.
 *
 * @param differences empty where it is the same
 */
public record Likeness(Profile profile, List<Difference> differences) {
    public Likeness {
        differences = List.copyOf(differences);
    }

    /** To every built-in client, the nearest first; of two as near the newer. */
    public static List<Likeness> of(ReceivedHello captured) {
        return Profiles.all().stream()
                .map(profile -> new Likeness(profile, Difference.between(captured, hello(profile, captured))))
                .sorted(Comparator.comparingInt(Likeness::distance)
                        .thenComparing(likeness -> likeness.profile().asOf(), Comparator.reverseOrder()))
                .toList();
    }

    /** Things that one of the two says alone, and a little for another order. */
    private int distance() {
        return differences.stream()
                .mapToInt(difference -> 2 * difference.weight() + (difference.reordered() ? 1 : 0))
                .sum();
    }

    /** With SNI where the captured one has it, so that the extension is no difference. */
    private static ReceivedHello hello(Profile profile, ReceivedHello captured) {
        byte[] record =
                ClientHello.record(profile.offer(profile.defaultSslProtocols(), captured.serverName()), new byte[32]);
        if (ClientHelloReader.START.after(record).result() instanceof Result.Whole whole) {
            return whole.hello();
        }
        throw new IllegalStateException("a hello of ours that is none");
    }
}
