package dev.originprobe.format.matrix;

import dev.originprobe.matrix.AddressMatrix;
import dev.originprobe.matrix.Column;
import dev.originprobe.matrix.Reply;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ProtocolVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A row of the grid: a suite, and in TLS 1.3 the kind of certificate beside it.
 *
 * @param newest whether the suite is one of TLS 1.3
 */
record MatrixRow(CipherSuite suite, boolean newest, Authentication authentication) {
    /** As many rows as are looked at; of more, those that are not accepted anywhere are hidden. */
    private static final int MOST_ROWS = 40;

    /** The rows of an address that are shown. */
    static List<MatrixRow> of(AddressMatrix address) {
        return rows(address, false);
    }

    /** The rows that are not. */
    static List<MatrixRow> hidden(AddressMatrix address) {
        return rows(address, true);
    }

    private static List<MatrixRow> rows(AddressMatrix address, boolean hidden) {
        Set<MatrixRow> all = all(address);
        return all.stream()
                .filter(row -> hidden
                        == (all.size() > MOST_ROWS && row.replies(address).noneMatch(Reply.ACCEPTED::equals)))
                .toList();
    }

    /** In the order in which the newest protocol, which has the most suites, offers them. */
    private static Set<MatrixRow> all(AddressMatrix address) {
        Set<MatrixRow> all = new LinkedHashSet<>();
        List<Column> columns = new ArrayList<>(address.suites().keySet());
        columns.sort(Comparator.comparing(Column::version).reversed());
        columns.forEach(column -> column.suites()
                .forEach(suite -> all.add(
                        new MatrixRow(suite, column.version() == ProtocolVersion.TLS_1_3, column.authentication()))));
        return all;
    }

    /** Whether it is not known in some protocol. */
    boolean isUndecided(AddressMatrix address) {
        return replies(address).anyMatch(Reply.UNDECIDED::equals);
    }

    private Stream<Reply> replies(AddressMatrix address) {
        return Stream.of(ProtocolVersion.values()).flatMap(version -> reply(address, version).stream());
    }

    String name() {
        return newest ? suite.ianaName() + " " + authentication : suite.opensslName();
    }

    /** The reply in a protocol; empty where it was not asked for there. */
    Optional<Reply> reply(AddressMatrix address, ProtocolVersion version) {
        return address.reply(version, suite, authentication);
    }
}
