package dev.originprobe.report;

import dev.originprobe.matrix.AddressMatrix;
import dev.originprobe.matrix.Authentication;
import dev.originprobe.matrix.Column;
import dev.originprobe.matrix.Matrix;
import dev.originprobe.matrix.Preference;
import dev.originprobe.matrix.Reply;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix of an origin, for people. */
public final class MatrixText {
    private static final int NAME = 34;
    private static final int SETTING = 22;
    private static final int CELL = 8;
    private static final int INDENT = 2;
    private static final int LABEL = 12;

    /** As many rows as a terminal shows; of more, those that nobody accepts are left out. */
    private static final int MOST_ROWS = 40;

    private final Style style;

    /** A report, coloured or not. */
    public MatrixText(boolean colored) {
        this.style = new Style(colored);
    }

    /** The whole report: each address, then the settings and the clients. */
    public String of(Matrix matrix) {
        StringBuilder text = new StringBuilder();
        text.append(style.strong(Escaped.text(matrix.target().typed()))).append('\n');
        matrix.unresolved().ifPresent(why -> text.append(Lines.indented(INDENT, "no address: " + Escaped.text(why))));
        for (AddressMatrix address : matrix.addresses()) {
            text.append('\n').append(address(matrix, address));
        }
        return text.append('\n').append(settings(matrix)).toString();
    }

    private String address(Matrix matrix, AddressMatrix address) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%-" + (NAME + INDENT) + "s", address.endpoint()));
        for (ProtocolVersion version : ProtocolVersion.values()) {
            text.append(String.format("%" + CELL + "s", version.label()));
        }
        text.append('\n');
        rows(address).forEach(row -> text.append(line(address, row)));
        text.append('\n');
        address.preferences()
                .forEach((version, preference) ->
                        text.append(label("order", version.label() + ": " + preference(preference))));
        text.append(label("groups", replies(address.groups(), NamedGroup::label)));
        text.append(label("signatures", replies(address.schemes(), SignatureScheme::label)));
        matrix.certificates()
                .getOrDefault(address.endpoint(), Map.of())
                .forEach((authentication, verdict) ->
                        text.append(label("certificate", authentication + ": " + certificate(verdict))));
        return text.append(label("hellos", String.valueOf(address.hellos()))).toString();
    }

    private static String certificate(Verdict verdict) {
        return verdict.judged().addresses().get(0).chain().stream()
                        .map(chain -> AddressText.certificate(chain.leaf()))
                        .collect(Collectors.joining())
                + "; " + verdict.outcome() + rules(verdict);
    }

    /** A suite, and in TLS 1.3 the kind of certificate beside it. */
    private record Row(CipherSuite suite, boolean newest, Authentication authentication) {
        String name() {
            return newest ? suite.ianaName() + " " + authentication : suite.opensslName();
        }
    }

    private static List<Row> rows(AddressMatrix address) {
        Set<Row> all = new LinkedHashSet<>();
        List<Column> columns = new ArrayList<>(address.suites().keySet());
        // The newest protocol has the most suites: its columns give the order.
        columns.sort(Comparator.comparing(Column::version).reversed());
        columns.forEach(column -> column.suites()
                .forEach(suite ->
                        all.add(new Row(suite, column.version() == ProtocolVersion.TLS_1_3, column.authentication()))));
        List<Row> rows = new ArrayList<>(all);
        if (rows.size() > MOST_ROWS) {
            rows.removeIf(row -> Stream.of(ProtocolVersion.values())
                    .flatMap(version -> reply(address, row, version).stream())
                    .noneMatch(reply -> reply == Reply.ACCEPTED));
        }
        return rows;
    }

    private static Optional<Reply> reply(AddressMatrix address, Row row, ProtocolVersion version) {
        return address.reply(version, row.suite(), row.authentication());
    }

    private String line(AddressMatrix address, Row row) {
        StringBuilder line = new StringBuilder();
        line.append(" ".repeat(INDENT)).append(String.format("%-" + NAME + "s", row.name()));
        if (row.name().length() > NAME) {
            line.append('\n').append(" ".repeat(INDENT + NAME));
        }
        for (ProtocolVersion version : ProtocolVersion.values()) {
            line.append(" ".repeat(CELL - "yes".length()))
                    .append(reply(address, row, version).map(this::cell).orElse("   "));
        }
        return line.toString().stripTrailing() + "\n";
    }

    private String cell(Reply reply) {
        return switch (reply) {
            case ACCEPTED -> style.strong("yes");
            case REFUSED -> style.faint(" no");
            case UNDECIDED -> "  ?";
        };
    }

    private static String preference(Preference preference) {
        return switch (preference.by()) {
            case CLIENT -> "the client's";
            case UNKNOWN -> "not to be told";
            case SERVER ->
                "the server's: "
                        + preference.order().stream()
                                .map(CipherSuite::opensslName)
                                .collect(Collectors.joining(", "));
        };
    }

    private static <T> String replies(Map<T, Reply> replies, Function<T, String> name) {
        return Stream.of(Reply.values())
                .filter(replies::containsValue)
                .map(reply -> replies.entrySet().stream()
                                .filter(entry -> entry.getValue() == reply)
                                .map(entry -> name.apply(entry.getKey()))
                                .collect(Collectors.joining(", "))
                        + " " + reply.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("; "));
    }

    private String settings(Matrix matrix) {
        StringBuilder text = new StringBuilder(
                "Origin SSL Protocols, as CloudFront " + matrix.profile().name() + "\n");
        matrix.settings().forEach(verdict -> text.append(outcome(protocols(verdict), verdict)));
        text.append(label(
                "recommended", matrix.recommended().map(MatrixText::protocols).orElse("none of them would connect")));
        text.append("\nCloudFront's client at other dates\n");
        matrix.profiles()
                .forEach(verdict ->
                        text.append(outcome(verdict.evidence().profile().name() + ", " + protocols(verdict), verdict)));
        return text.toString();
    }

    private static String protocols(Verdict verdict) {
        return Words.labels(verdict.evidence().target().settings().sslProtocols());
    }

    private String outcome(String what, Verdict verdict) {
        return "  " + String.format("%-" + SETTING + "s", what) + " "
                + style.outcome(verdict.outcome(), verdict.outcome().name()) + negotiated(verdict) + rules(verdict)
                + "\n";
    }

    private static String negotiated(Verdict verdict) {
        return verdict.judged().addresses().stream()
                .flatMap(address -> address.flight().stream())
                .map(flight ->
                        "  " + Words.version(flight) + " " + flight.suite().opensslName())
                .findFirst()
                .orElse("");
    }

    /** Why a hello was refused is not asked here: the grid above shows it. */
    private static String rules(Verdict verdict) {
        String rules = verdict.ruleIds().stream()
                .map(id -> id.equals("handshake-refused") || id.equals("handshake-closed") ? "refused" : id)
                .distinct()
                .collect(Collectors.joining(", "));
        return rules.isEmpty() ? "" : "  " + rules;
    }

    private static String label(String label, String text) {
        return Lines.labelled(INDENT, LABEL, label, Escaped.text(text));
    }
}
