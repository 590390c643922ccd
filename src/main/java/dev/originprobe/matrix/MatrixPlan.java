package dev.originprobe.matrix;

import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to ask next of one address, and what is known of it: pure. Groups, signature schemes and orders are asked for as
 * soon as the search in their protocol has ended, those aside that it has shown, while it goes on in others.
 */
final class MatrixPlan {
    private final Scope scope;
    private final int hellos;
    private final Lookup asking;
    private final SuiteReplies known;
    private final Map<ProtocolVersion, Preference> preferences;
    private final Map<NamedGroup, Reply> groups;
    private final Map<SignatureScheme, Reply> schemes;

    MatrixPlan(Scope scope, AnswerLog answers) {
        this.scope = scope;
        hellos = answers.hellos();
        asking = new Lookup(answers);
        Map<Column, Search.Found> suites = new LinkedHashMap<>();
        scope.columns().forEach(column -> suites.put(column, Search.Found.NOTHING));
        // The most suites take the most rounds, one after the other: they are asked for first.
        scope.columns().stream()
                .sorted(Comparator.comparing((Column column) -> column.suites().size())
                        .reversed())
                .forEach(column -> suites.put(column, new Search(scope, column, asking).found()));
        known = new SuiteReplies(suites);
        preferences = new Preferences(scope, known, asking).all();
        groups = new Groups(scope, known, asking).replies();
        schemes = new Schemes(scope, known, asking).replies();
    }

    /** The offers to be made now, side by side, the most urgent first; none where all is known. */
    Set<ClientOffer> open() {
        return asking.open();
    }

    AddressMatrix matrix(Endpoint endpoint) {
        return new AddressMatrix(
                endpoint, known.replies(), preferences, groups, schemes, certificates(), hellos, asking.isIncomplete());
    }

    private Map<Authentication, List<Octets>> certificates() {
        Map<Authentication, List<Octets>> served = new EnumMap<>(Authentication.class);
        for (Column column : scope.columns()) {
            new Search(scope, column, asking)
                    .first()
                    .map(ServerFlight::certificates)
                    .filter(certificates -> !certificates.isEmpty())
                    .ifPresent(certificates -> served.put(column.authentication(), certificates));
        }
        return served;
    }
}
