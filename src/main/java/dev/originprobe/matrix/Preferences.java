package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds whose order decides, in each protocol whose suites are known. */
record Preferences(Scope scope, SuiteReplies known, Lookup asking) {
    private static final Preference UNKNOWN = new Preference(Preference.By.UNKNOWN, List.of());

    /** For each protocol of which a suite was accepted. */
    Map<ProtocolVersion, Preference> all() {
        Map<ProtocolVersion, Preference> preferences = new EnumMap<>(ProtocolVersion.class);
        for (ProtocolVersion version : ProtocolVersion.values()) {
            List<CipherSuite> accepted = known.accepted(version);
            if (!accepted.isEmpty()) {
                preferences.put(version, known.settled(version) ? preference(version, accepted) : UNKNOWN);
            }
        }
        return preferences;
    }

    /**
     * Both ways round: the same choice is the server's, the first of each is the client's. Neither is a server that heeds
     * the client's order in part, as one does that puts ChaCha20 first for clients that do.
     */
    private Preference preference(ProtocolVersion version, List<CipherSuite> accepted) {
        if (accepted.size() < 2) {
            return UNKNOWN;
        }
        List<CipherSuite> reversed = new ArrayList<>(accepted);
        Collections.reverse(reversed);
        Optional<CipherSuite> one = inProfileOrder(version, accepted);
        Optional<CipherSuite> other = choice(version, reversed);
        if (other.isEmpty()) {
            one.filter(chosen -> !chosen.equals(accepted.get(0)))
                    .ifPresent(chosen -> askAhead(version, reversed, new LikelyOrder(chosen, accepted)));
        }
        if (one.equals(Optional.of(accepted.get(0))) && other.equals(Optional.of(reversed.get(0)))) {
            return new Preference(Preference.By.CLIENT, List.of());
        }
        if (one.isEmpty() || !one.equals(other)) {
            return UNKNOWN;
        }
        return new Preference(
                Preference.By.SERVER, serverOrder(version, reversed, new LikelyOrder(one.get(), accepted)));
    }

    /** The server's choice of all, of all but that, and so on, as far as it is known. */
    private List<CipherSuite> serverOrder(ProtocolVersion version, List<CipherSuite> accepted, LikelyOrder likely) {
        List<CipherSuite> order = new ArrayList<>();
        List<CipherSuite> left = new ArrayList<>(accepted);
        while (left.size() > 1) {
            Optional<CipherSuite> next = known.chosenOf(version, left).or(() -> choice(version, left));
            if (next.isEmpty()) {
                askAhead(version, left, likely);
                return order;
            }
            order.add(next.get());
            left.remove(next.get());
        }
        order.addAll(left);
        return order;
    }

    /** Asks for the choices that come after one that has no answer yet, as the server is likely to make it. */
    private void askAhead(ProtocolVersion version, List<CipherSuite> unanswered, LikelyOrder likely) {
        if (!asking.answered(offer(version, unanswered))) {
            likely.ahead(unanswered).stream()
                    .filter(left -> known.chosenOf(version, left).isEmpty())
                    .forEach(left -> {
                        var unused = asking.answered(offer(version, left));
                    });
        }
    }

    /** The choice in the order asked: known from the search where that offered the same in one hello, refused suites aside. */
    private Optional<CipherSuite> inProfileOrder(ProtocolVersion version, List<CipherSuite> accepted) {
        List<Column> columns = known.columns(version)
                .filter(column -> known.of(column).containsValue(Reply.ACCEPTED))
                .toList();
        Search search = new Search(scope, columns.get(0), asking);
        return columns.size() == 1
                        && search.isOneHello()
                        && columns.get(0).suites().get(0).equals(accepted.get(0))
                ? search.first().map(ServerFlight::suite)
                : choice(version, accepted);
    }

    private Optional<CipherSuite> choice(ProtocolVersion version, List<CipherSuite> offered) {
        return asking.chosen(offer(version, offered)).map(ServerFlight::suite);
    }

    private ClientOffer offer(ProtocolVersion version, List<CipherSuite> offered) {
        return scope.offer(version, offered, Scope.GROUPS, Scope.SCHEMES);
    }
}
