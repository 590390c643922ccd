package dev.originprobe.matrix;

import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.KeyExchange;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the key-exchange groups, in the newest protocol that needs one. In TLS 1.3 a group says nothing of certificates;
 * before, an EC certificate must be on one of the groups as well (RFC 8422, 5.1.1).
 */
record Groups(Scope scope, SuiteReplies known, Lookup asking) {
    /** The reply to each group; undecided where nothing needs one, or it is not known yet. */
    Map<NamedGroup, Reply> replies() {
        Map<NamedGroup, Reply> replies = new LinkedHashMap<>();
        Scope.GROUPS.forEach(group -> replies.put(group, Reply.UNDECIDED));
        for (ProtocolVersion version : List.of(
                ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2, ProtocolVersion.TLS_1_1, ProtocolVersion.TLS_1_0)) {
            Optional<List<CipherSuite>> usable = known.acceptable(known.columns(version), Groups::needsGroup);
            if (usable.isEmpty()) {
                break;
            }
            if (!usable.get().isEmpty()) {
                replies.replaceAll((group, unknown) -> reply(version, usable.get(), group));
                break;
            }
        }
        return replies;
    }

    private static boolean needsGroup(CipherSuite suite) {
        return suite.keyExchange() == KeyExchange.TLS_1_3 || suite.keyExchange() == KeyExchange.ECDHE;
    }

    private Reply reply(ProtocolVersion version, List<CipherSuite> usable, NamedGroup group) {
        if (known.flights(version).anyMatch(chosen -> chosen.group().equals(Optional.of(group)))) {
            return Reply.ACCEPTED;
        }
        if (!known.settled(version)) {
            return Reply.UNDECIDED;
        }
        if (version == ProtocolVersion.TLS_1_3) {
            return alone(version, usable, group);
        }
        return known.acceptable(
                        known.columns(version),
                        suite -> suite.keyExchange() == KeyExchange.ECDHE
                                && suite.authentication() == Authentication.RSA)
                .map(free -> free.isEmpty() ? first(version, usable, group) : alone(version, free, group))
                .orElse(Reply.UNDECIDED);
    }

    private Reply alone(ProtocolVersion version, List<CipherSuite> suites, NamedGroup group) {
        return asking.reply(scope.offer(version, suites, List.of(group), Scope.SCHEMES));
    }

    /** The group before the curves that a certificate may be on: chosen, it is accepted; else nothing is known of it. */
    private Reply first(ProtocolVersion version, List<CipherSuite> suites, NamedGroup group) {
        List<NamedGroup> withCurves = Stream.concat(Stream.of(group), Scope.GROUPS.stream())
                .distinct()
                .toList();
        return asking.chosen(scope.offer(version, suites, withCurves, Scope.SCHEMES))
                        .flatMap(ServerFlight::group)
                        .filter(group::equals)
                        .isPresent()
                ? Reply.ACCEPTED
                : Reply.UNDECIDED;
    }
}
