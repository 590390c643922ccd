package dev.originprobe.report;

import dev.originprobe.matrix.AddressMatrix;
import dev.originprobe.matrix.Authentication;
import dev.originprobe.matrix.Column;
import dev.originprobe.matrix.Reply;
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
    /** As many rows as are looked at; of more, those that nobody accepts are left out. */
    private static final int MOST_ROWS = 40;

    /** The rows of an address: in the order in which the newest protocol, which has the most suites, offers them. */
    static List<MatrixRow> of(AddressMatrix address) {
        Set<MatrixRow> all = new LinkedHashSet<>();
        List<Column> columns = new ArrayList<>(address.suites().keySet());
        columns.sort(Comparator.comparing(Column::version).reversed());
        columns.forEach(column -> column.suites()
                .forEach(suite -> all.add(
                        new MatrixRow(suite, column.version() == ProtocolVersion.TLS_1_3, column.authentication()))));
        List<MatrixRow> rows = new ArrayList<>(all);
        if (rows.size() > MOST_ROWS) {
            rows.removeIf(row -> Stream.of(ProtocolVersion.values())
                    .flatMap(version -> row.reply(address, version).stream())
                    .noneMatch(reply -> reply == Reply.ACCEPTED));
        }
        return rows;
    }

    String name() {
        return newest ? suite.ianaName() + " " + authentication : suite.opensslName();
    }

    /** The reply in a protocol; empty where it was not asked for there. */
    Optional<Reply> reply(AddressMatrix address, ProtocolVersion version) {
        return address.reply(version, suite, authentication);
    }
}
