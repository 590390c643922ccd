package dev.originprobe.capture;

import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.ClientHelloReader;
import dev.originprobe.tls.ClientHelloReader.Result;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ReceivedHello;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a captured hello differs from that of a built-in client.
 *
 * @param setting the Origin SSL Protocols with which the client comes nearest: of several its usual one, else the fewest,
 *     because a hello below TLS 1.3 names its newest version alone
 * @param differences empty where it is the same
 */
public record Likeness(Profile profile, Set<ProtocolVersion> setting, List<Difference> differences) {
    public Likeness {
        setting = Set.copyOf(setting);
        differences = List.copyOf(differences);
    }

    /** To every built-in client, the nearest first; of two as near the newer. */
    public static List<Likeness> of(ReceivedHello captured) {
        return Profiles.all().stream()
                .map(profile -> nearest(profile, captured))
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

    private static Likeness nearest(Profile profile, ReceivedHello captured) {
        return settings(profile)
                .map(setting ->
                        new Likeness(profile, setting, Difference.between(captured, hello(profile, setting, captured))))
                .min(Comparator.comparingInt(Likeness::distance)
                        .thenComparing(likeness -> !likeness.setting().equals(profile.defaultSslProtocols()))
                        .thenComparingInt(likeness -> likeness.setting().size()))
                .orElseThrow();
    }

    /** Every choice of Origin SSL Protocols. */
    private static Stream<Set<ProtocolVersion>> settings(Profile profile) {
        List<ProtocolVersion> all = profile.selectable().stream().sorted().toList();
        return IntStream.range(1, 1 << all.size())
                .mapToObj(chosen -> IntStream.range(0, all.size())
                        .filter(i -> (chosen >> i & 1) == 1)
                        .mapToObj(all::get)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** With SNI where the captured one has it, so that the extension is no difference. */
    private static ReceivedHello hello(Profile profile, Set<ProtocolVersion> setting, ReceivedHello captured) {
        byte[] record = ClientHello.record(profile.offer(setting, captured.serverName()), new byte[32]);
        if (ClientHelloReader.START.after(record).result() instanceof Result.Whole whole) {
            return whole.hello();
        }
        throw new IllegalStateException("a hello of ours that is none");
    }
}
