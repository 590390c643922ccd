package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the accepted suites of a column in few hellos: all are offered; where none is chosen, all are refused; else the
 * chosen one is accepted, or the server broke off at it, and what is left is offered in parts. It
 * is also offered in parts where a server that otherwise refuses with alerts closes the connection: one of the suites may be
 * broken there, as ARIA is in Mbed TLS 2.28.
 */
record Search(Scope scope, Column column, Lookup asking) {
    /** Two take the fewest hellos where few suites are accepted, more take fewer round trips one after the other. */
    private static final int PARTS = 5;

    /** Suites in one hello: wolfSSL refuses hellos of more than 150. */
    private static final int MOST_OFFERED = 128;

    /**
     * What is known so far.
     *
     * @param replies to each suite
     * @param flights what was chosen, by the suites that were offered
     */
    record Found(Map<CipherSuite, Reply> replies, Map<List<CipherSuite>, ServerFlight> flights) {
        static final Found NOTHING = new Found(Map.of(), Map.of());
    }

    /** What is known so far of the column. */
    Found found() {
        Found found = new Found(new HashMap<>(), new LinkedHashMap<>());
        Optional<ClientOffer> refused = refusedWhole();
        Optional<CipherSuite> taken = takenOfWhole();
        if (taken.isPresent()) {
            found.replies().put(taken.get(), Reply.ACCEPTED);
            first().ifPresent(flight -> found.flights().put(column.suites(), flight));
            goOn(taken.get(), column.suites(), found);
        } else if (refused.isEmpty()) {
            hellos().forEach(suites -> descend(suites, found));
        } else if (asking.answered(refused.get())) {
            column.suites().forEach(suite -> found.replies().put(suite, asking.reply(refused.get())));
        }
        return found;
    }

    /** What was chosen first of the column's suites; empty where all were refused or it is not known. */
    Optional<ServerFlight> first() {
        if (refusedWhole().isPresent()) {
            return Optional.empty();
        }
        if (takenOfWhole().isPresent()) {
            return wholeProtocol().flatMap(asking::chosen);
        }
        return hellos().stream()
                .flatMap(suites -> asking.chosen(scope.offer(column, suites)).stream())
                .findFirst();
    }

    /** TLS 1.0 and 1.1, which servers mostly refuse, are asked for with all kinds of certificate at once before. */
    private Optional<ClientOffer> wholeProtocol() {
        ProtocolVersion version = column.version();
        List<CipherSuite> suites = scope.columns().stream()
                .filter(other -> other.version() == version)
                .flatMap(other -> other.suites().stream())
                .toList();
        return (version == ProtocolVersion.TLS_1_0 || version == ProtocolVersion.TLS_1_1)
                        && suites.size() > column.suites().size()
                        && suites.size() <= MOST_OFFERED
                ? Optional.of(scope.offer(version, suites, Scope.GROUPS, List.of()))
                : Optional.empty();
    }

    /** The offer of the whole protocol where nothing of it was chosen, or it has no answer yet. */
    private Optional<ClientOffer> refusedWhole() {
        return wholeProtocol()
                .filter(whole -> asking.chosen(whole).isEmpty()
                        && asking.brokeOffAt(whole).isEmpty());
    }

    /** The suite of the column that was chosen where the whole protocol was offered, which spares the hello of the column. */
    private Optional<CipherSuite> takenOfWhole() {
        return wholeProtocol().flatMap(asking::chosen).map(ServerFlight::suite).filter(column.suites()::contains);
    }

    /** Whether all suites of the column fit in one. */
    boolean isOneHello() {
        return column.suites().size() <= MOST_OFFERED;
    }

    /** The column's suites in as many hellos as they need. */
    private List<List<CipherSuite>> hellos() {
        List<CipherSuite> suites = column.suites();
        List<List<CipherSuite>> hellos = new ArrayList<>();
        for (int from = 0; from < suites.size(); from += MOST_OFFERED) {
            hellos.add(suites.subList(from, Math.min(suites.size(), from + MOST_OFFERED)));
        }
        return hellos;
    }

    private void descend(List<CipherSuite> suites, Found found) {
        if (suites.isEmpty()) {
            return;
        }
        ClientOffer offer = offer(suites);
        if (!asking.answered(offer)) {
            return;
        }
        asking.chosen(offer).ifPresent(flight -> found.flights().put(suites, flight));
        Optional<CipherSuite> chosen =
                asking.chosen(offer).map(ServerFlight::suite).or(() -> asking.brokeOffAt(offer));
        if (chosen.isPresent()) {
            found.replies().put(chosen.get(), asking.reply(offer));
            goOn(chosen.get(), suites, found);
        } else if (suites.size() > 1 && !hellos().contains(suites) && asking.failed(offer)) {
            descendInto(suites, found);
        } else {
            suites.forEach(suite -> found.replies().put(suite, asking.reply(offer)));
        }
    }

    /** After a choice of all, which is the server's where it is not the client's first, or of a part. */
    private void goOn(CipherSuite chosen, List<CipherSuite> suites, Found found) {
        if (suites.equals(column.suites()) && !chosen.equals(suites.get(0))) {
            follow(without(chosen, suites), new LikelyOrder(chosen, suites), found);
        } else {
            descendInto(without(chosen, suites), found);
        }
    }

    /**
     * Takes away one choice after the other as long as they are as is likely, which finds the server's order as well; the
     * rest is offered in parts.
     */
    private void follow(List<CipherSuite> left, LikelyOrder likely, Found found) {
        if (left.isEmpty()) {
            return;
        }
        ClientOffer offer = scope.offer(column, left);
        if (!asking.answered(offer)) {
            likely.ahead(left).forEach(rest -> {
                var unused = asking.answered(scope.offer(column, rest));
            });
            return;
        }
        Optional<ServerFlight> flight = asking.chosen(offer);
        if (flight.isPresent()) {
            CipherSuite chosen = flight.get().suite();
            found.flights().put(left, flight.get());
            found.replies().put(chosen, Reply.ACCEPTED);
            if (chosen.equals(likely.first(left))) {
                follow(without(chosen, left), likely, found);
            } else {
                descendInto(without(chosen, left), found);
            }
        } else if (asking.brokeOffAt(offer).isPresent() || asking.failed(offer)) {
            descendInto(left, found);
        } else {
            left.forEach(suite -> found.replies().put(suite, asking.reply(offer)));
        }
    }

    /**
     * The offer that tells of these suites: a part is turned where the first would show the turn. What else than the suites
     * the server may have failed at then, it is not to tell of them: it is made as the whole was.
     */
    private ClientOffer offer(List<CipherSuite> suites) {
        ClientOffer plain = scope.offer(column, suites);
        if (hellos().contains(suites) || !suites.get(0).keyExchange().isSigned()) {
            return plain;
        }
        ClientOffer turned = scope.turned(column, suites);
        return asking.failedOtherwise(turned) ? plain : turned;
    }

    private static List<CipherSuite> without(CipherSuite known, List<CipherSuite> suites) {
        return suites.stream().filter(suite -> !suite.equals(known)).toList();
    }

    private void descendInto(List<CipherSuite> suites, Found found) {
        for (int part = 0; part < PARTS; part++) {
            descend(suites.subList(part * suites.size() / PARTS, (part + 1) * suites.size() / PARTS), found);
        }
    }
}
