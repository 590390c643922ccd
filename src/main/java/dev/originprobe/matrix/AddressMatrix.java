package dev.originprobe.matrix;

import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one address speaks.
 *
 * @param suites the reply to each suite of each column, in the columns' order
 * @param preferences for each protocol of which a suite was accepted
 * @param groups in the order asked
 * @param schemes in the order asked
 * @param certificates as served for each kind of certificate
 * @param hellos how many were answered, or not in time
 * @param outOfTime whether the deadline came before all was asked
 */
public record AddressMatrix(
        Endpoint endpoint,
        Map<Column, Map<CipherSuite, Reply>> suites,
        Map<ProtocolVersion, Preference> preferences,
        Map<NamedGroup, Reply> groups,
        Map<SignatureScheme, Reply> schemes,
        Map<Authentication, List<Octets>> certificates,
        int hellos,
        boolean outOfTime) {
    /** Whether nothing was decided of any suite. */
    public boolean isUndecided() {
        return suites.values().stream()
                .flatMap(replies -> replies.values().stream())
                .allMatch(reply -> reply == Reply.UNDECIDED);
    }

    /** What was said of a protocol: accepted where a suite was, refused where all were. */
    public Reply protocol(ProtocolVersion version) {
        List<Reply> replies = suites.entrySet().stream()
                .filter(column -> column.getKey().version() == version)
                .flatMap(column -> column.getValue().values().stream())
                .toList();
        if (replies.contains(Reply.ACCEPTED)) {
            return Reply.ACCEPTED;
        }
        return replies.isEmpty() || replies.contains(Reply.UNDECIDED) ? Reply.UNDECIDED : Reply.REFUSED;
    }

    /** The reply to one suite in one protocol with one kind of certificate; empty where it is not asked for there. */
    public Optional<Reply> reply(ProtocolVersion version, CipherSuite suite, Authentication authentication) {
        return suites.entrySet().stream()
                .filter(column ->
                        column.getKey().version() == version && column.getKey().authentication() == authentication)
                .filter(column -> column.getKey().suites().contains(suite))
                .map(column -> column.getValue().getOrDefault(suite, Reply.UNDECIDED))
                .findFirst();
    }
}
