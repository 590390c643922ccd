package dev.originprobe.format.matrix;

import dev.originprobe.format.AddressText;
import dev.originprobe.format.Lines;
import dev.originprobe.format.Style;
import dev.originprobe.matrix.AddressMatrix;
import dev.originprobe.matrix.Matrix;
import dev.originprobe.matrix.Reply;
import dev.originprobe.report.Escaped;
import dev.originprobe.report.OriginReport;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix of an origin, for people. */
public final class MatrixText {
    private static final int NAME = 34;
    private static final int SETTING = 16;
    private static final int CELL = 8;
    private static final int INDENT = 2;
    private static final int LABEL = 12;
    private static final int OUTCOME = 9;

    private static final String LEGEND = "yes accepted, no refused, ? not known, blank not asked for in that protocol";

    private final Style style;

    /** A report, coloured or not. */
    public MatrixText(boolean colored) {
        this.style = new Style(colored);
    }

    /** The whole report: the verdict on the target's own setting, each address, then the settings and the clients. */
    public String of(Matrix matrix) {
        StringBuilder text = new StringBuilder();
        Outcome outcome = matrix.own().outcome();
        text.append(style.outcome(outcome, String.format("%-" + OUTCOME + "s", outcome)))
                .append(style.strong(Escaped.text(matrix.target().typed())))
                .append('\n');
        MatrixWords.verdict(matrix).forEach(sentence -> text.append(Lines.indented(OUTCOME, Escaped.text(sentence))));
        text.append(Lines.labelled(OUTCOME, LABEL, "recommended", MatrixWords.recommended(matrix)));
        if (matrix.addresses().stream().anyMatch(address -> !address.isUndecided())) {
            text.append('\n').append(Lines.indented(0, LEGEND));
        }
        matrix.unresolved().ifPresent(why -> text.append(Lines.indented(INDENT, "no address: " + Escaped.text(why))));
        for (AddressMatrix address : matrix.addresses()) {
            text.append('\n').append(address(matrix, address));
        }
        return text.append('\n').append(settings(matrix)).toString();
    }

    private String address(Matrix matrix, AddressMatrix address) {
        StringBuilder text = new StringBuilder();
        String endpoint = address.endpoint().toString();
        if (address.isUndecided()) {
            return text.append(endpoint)
                    .append('\n')
                    .append(why(matrix, address))
                    .toString();
        }
        if (endpoint.length() >= NAME + INDENT) {
            text.append(endpoint).append('\n');
            endpoint = "";
        }
        text.append(String.format("%-" + (NAME + INDENT) + "s", endpoint));
        for (ProtocolVersion version : ProtocolVersion.values()) {
            text.append(String.format("%" + CELL + "s", version.label()));
        }
        text.append('\n');
        MatrixRow.of(address).forEach(row -> text.append(line(address, row)));
        MatrixWords.withoutRow(address).ifPresent(others -> text.append(label("others", others)));
        text.append('\n');
        address.preferences()
                .forEach((version, preference) ->
                        text.append(label("order", version.label() + ": " + MatrixWords.preference(preference))));
        text.append(label("groups", replies(address.groups(), NamedGroup::label)));
        text.append(label("signatures", replies(address.schemes(), SignatureScheme::label)));
        matrix.certificates()
                .getOrDefault(address.endpoint(), Map.of())
                .forEach((authentication, verdict) ->
                        text.append(label("certificate", authentication + ": " + certificate(verdict))));
        MatrixWords.served(matrix, address).ifPresent(served -> text.append(label("served", served)));
        TimingWords.of(matrix.timings().getOrDefault(address.endpoint(), List.of()))
                .forEach(timing -> text.append(label("time", timing)));
        return text.append(why(matrix, address)).toString();
    }

    private static String why(Matrix matrix, AddressMatrix address) {
        return Stream.concat(
                        MatrixWords.why(matrix, address).stream().map(why -> label("why not", why)),
                        MatrixWords.outOfTime(address).stream().map(why -> label("not all", why)))
                .collect(Collectors.joining());
    }

    private static String certificate(Verdict verdict) {
        return OriginReport.of(verdict).addresses().get(0).certificates().stream()
                        .limit(1)
                        .map(AddressText::certificate)
                        .collect(Collectors.joining())
                + "; " + verdict.outcome() + rules(verdict);
    }

    private String line(AddressMatrix address, MatrixRow row) {
        StringBuilder line = new StringBuilder();
        line.append(" ".repeat(INDENT)).append(String.format("%-" + NAME + "s", row.name()));
        if (row.name().length() > NAME) {
            line.append('\n').append(" ".repeat(INDENT + NAME));
        }
        for (ProtocolVersion version : ProtocolVersion.values()) {
            line.append(" ".repeat(CELL - "yes".length()))
                    .append(row.reply(address, version).map(this::cell).orElse("   "));
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

    private static <T> String replies(Map<T, Reply> replies, Function<T, String> name) {
        if (Set.of(Reply.UNDECIDED).equals(Set.copyOf(replies.values()))) {
            return "all undecided";
        }
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
        StringBuilder text =
                new StringBuilder("Origin SSL Protocols, as CloudFront " + MatrixWords.client(matrix) + "\n");
        matrix.settings().forEach(verdict -> text.append(outcome(MatrixWords.protocols(verdict), verdict)));
        text.append(label("with SSLv3", MatrixWords.SSL_3_0_BESIDE_OTHERS));
        text.append("\nCloudFront's client at other dates\n");
        text.append(Lines.indented(
                INDENT, matrix.profiles().isEmpty() ? MatrixWords.NO_OLDER_CLIENT : MatrixWords.OTHER_CLIENTS));
        matrix.profiles()
                .forEach(verdict -> text.append(
                        outcome(verdict.judged().profile().name() + ", " + MatrixWords.protocols(verdict), verdict)));
        return text.append("\n")
                .append(matrix.connections())
                .append(" connections were made\n")
                .toString();
    }

    private String outcome(String what, Verdict verdict) {
        String name = verdict.outcome().name();
        String text = String.format("%-7s", name)
                + MatrixWords.negotiated(verdict).map(chosen -> "  " + chosen).orElse("")
                + rules(verdict);
        return Lines.labelled(INDENT, SETTING, what, text).replaceFirst(name, style.outcome(verdict.outcome(), name));
    }

    private static String rules(Verdict verdict) {
        String rules = MatrixWords.rules(verdict);
        return rules.isEmpty() ? "" : "  " + rules;
    }

    private static String label(String label, String text) {
        return Lines.labelled(INDENT, LABEL, label, Escaped.text(text));
    }
}
