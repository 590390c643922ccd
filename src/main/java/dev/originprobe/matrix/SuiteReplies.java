package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is known so far of the suites of one address.
 *
 * @param found by the search of each column, in the columns' order
 */
record SuiteReplies(Map<Column, Search.Found> found) {
    /** The replies known to each suite of each column, in the columns' order. */
    Map<Column, Map<CipherSuite, Reply>> replies() {
        Map<Column, Map<CipherSuite, Reply>> replies = new LinkedHashMap<>();
        found.forEach((column, of) -> replies.put(column, of.replies()));
        return replies;
    }

    /** What was chosen in a protocol. */
    Stream<ServerFlight> flights(ProtocolVersion version) {
        return columns(version).flatMap(column -> foundOf(column).flights().values().stream());
    }

    /** Whether every suite of the protocol has its reply. */
    boolean settled(ProtocolVersion version) {
        return columns(version)
                .allMatch(column -> of(column).size() == column.suites().size());
    }

    /** Accepted with any certificate so far, in the order asked. */
    List<CipherSuite> accepted(ProtocolVersion version) {
        return columns(version)
                .flatMap(column -> column.suites().stream().filter(suite -> accepts(column, suite)))
                .distinct()
                .toList();
    }

    /**
     * Suites of some kind to offer where it matters that one is accepted, not which.
     *
     * @return all of that kind where one of them is accepted, none where none is; empty as long as that is not known
     */
    Optional<List<CipherSuite>> acceptable(Stream<Column> columns, Predicate<CipherSuite> kind) {
        List<Column> among = columns.toList();
        boolean any = among.stream()
                .anyMatch(column ->
                        column.suites().stream().anyMatch(suite -> kind.test(suite) && accepts(column, suite)));
        if (any) {
            return Optional.of(among.stream()
                    .flatMap(column -> column.suites().stream())
                    .filter(kind)
                    .distinct()
                    .toList());
        }
        boolean all = among.stream()
                .allMatch(column -> column.suites().stream().filter(kind).allMatch(of(column)::containsKey));
        return all ? Optional.of(List.of()) : Optional.empty();
    }

    /** The columns of a protocol. */
    Stream<Column> columns(ProtocolVersion version) {
        return found.keySet().stream().filter(column -> column.version() == version);
    }

    /** The replies of one column. */
    Map<CipherSuite, Reply> of(Column column) {
        return foundOf(column).replies();
    }

    /** What a server that has an order of its own chooses of these, where it chose one of them before of no fewer. */
    Optional<CipherSuite> chosenOf(ProtocolVersion version, List<CipherSuite> suites) {
        return columns(version)
                .flatMap(column -> foundOf(column).flights().entrySet().stream())
                .filter(flight -> flight.getKey().containsAll(suites))
                .map(flight -> flight.getValue().suite())
                .filter(suites::contains)
                .findFirst();
    }

    private Search.Found foundOf(Column column) {
        return found.getOrDefault(column, Search.Found.NOTHING);
    }

    private boolean accepts(Column column, CipherSuite suite) {
        return of(column).get(suite) == Reply.ACCEPTED;
    }
}
