package dev.originprobe.format.matrix;

import dev.originprobe.format.ChainHtml;
import dev.originprobe.format.Html;
import dev.originprobe.matrix.AddressMatrix;
import dev.originprobe.matrix.Matrix;
import dev.originprobe.matrix.Preference;
import dev.originprobe.matrix.Reply;
import dev.originprobe.report.OriginReport;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.verdict.Verdict;
import java.io.Writer;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix of an origin as one self-contained page: no script, nothing that is loaded, light and dark. */
public final class MatrixHtml {
    private final Html html;
    private final Matrix matrix;

    private MatrixHtml(Html html, Matrix matrix) {
        this.html = html;
        this.matrix = matrix;
    }

    /**
     * Writes the page.
     *
     * @param css the style sheet
     */
    public static void write(Writer writer, Matrix matrix, String css, String version) {
        Html html = new Html(writer);
        new MatrixHtml(html, matrix).page(css, version);
        html.end();
    }

    private void page(String css, String version) {
        String title = matrix.target().host().ascii() + ":" + matrix.target().port();
        html.begin(title + " - originprobe matrix", css);
        html.element("body", Map.of(), () -> {
            html.text("h1", title);
            verdict();
            settings();
            addresses();
            otherClients();
            html.text(
                    "footer",
                    "originprobe " + version + ", as CloudFront "
                            + matrix.profile().name() + ", "
                            + matrix.own().evidence().startedAt().truncatedTo(ChronoUnit.SECONDS)
                            + ", " + matrix.connections()
                            + " connections. Read by hellos and finished handshakes; AWS prints what CloudFront offers, "
                            + "not how it chooses.");
        });
        html.close();
    }

    private void verdict() {
        html.element("section", "verdict", () -> {
            html.element("p", "lead", () -> {
                badge(matrix.own());
                html.text(" " + String.join(". ", MatrixWords.verdict(matrix)) + ".");
            });
            html.element("p", Map.of(), () -> {
                html.text("Recommended Origin SSL Protocols: ");
                html.text("b", MatrixWords.recommended(matrix));
            });
            matrix.unresolved().ifPresent(why -> html.text("p", "No address: " + why));
        });
    }

    private void settings() {
        html.element("section", "today", () -> {
            html.text("h2", "Origin SSL Protocols, as CloudFront " + MatrixWords.client(matrix));
            html.element(
                    "table",
                    "outcomes",
                    () -> matrix.settings().forEach(verdict -> outcome(MatrixWords.protocols(verdict), verdict)));
            html.element("p", "legend", () -> {
                key("badge connect", "CONNECT", "it would connect");
                key("badge drop", "DROP", "it would drop the connection: a viewer gets 502");
                key("badge unknown", "UNKNOWN", "it could not be decided");
            });
            html.text("p", "SSLv3 with others: " + MatrixWords.SSL_3_0_BESIDE_OTHERS);
        });
    }

    private void otherClients() {
        html.element("section", "dates", () -> {
            html.text("h2", "CloudFront's client at other dates");
            html.text("p", matrix.profiles().isEmpty() ? MatrixWords.NO_OLDER_CLIENT : MatrixWords.OTHER_CLIENTS);
            html.element(
                    "table",
                    "outcomes",
                    () -> matrix.profiles()
                            .forEach(verdict -> outcome(
                                    verdict.judged().profile().name() + ", " + MatrixWords.protocols(verdict),
                                    verdict)));
        });
    }

    private void outcome(String what, Verdict verdict) {
        html.element("tr", Map.of(), () -> {
            html.text("th", what);
            html.element("td", Map.of(), () -> badge(verdict));
            html.element(
                    "td",
                    Map.of(),
                    () -> html.breakable(Stream.concat(
                                    MatrixWords.negotiated(verdict).stream(), Stream.of(MatrixWords.rules(verdict)))
                            .filter(words -> !words.isEmpty())
                            .collect(Collectors.joining("; "))));
        });
    }

    private void key(String cssClass, String shown, String means) {
        html.element("span", "key", () -> {
            html.text("span", cssClass, shown);
            html.text(" " + means);
        });
        html.text(" ");
    }

    private void addresses() {
        html.element("section", "addresses", () -> {
            html.text("h2", "What it speaks");
            if (matrix.addresses().stream().anyMatch(address -> !address.isUndecided())) {
                html.element("p", "legend", () -> {
                    key("mark good", "yes", "accepted");
                    key("mark old", "yes", "accepted, in TLS 1.0 or 1.1");
                    key("mark broken", "yes", "accepted, in SSLv3");
                    key("mark good", "yes 1", "the first in the server's own order");
                    key("mark refused", "no", "refused");
                    key("mark undecided", "?", "not known");
                    key("mark", "blank", "not asked for in that protocol");
                });
            }
            matrix.addresses().forEach(this::address);
        });
    }

    private void badge(Verdict verdict) {
        html.text(
                "span",
                "badge " + verdict.outcome().name().toLowerCase(Locale.ROOT),
                verdict.outcome().name());
    }

    private void address(AddressMatrix address) {
        html.text("h3", address.endpoint().toString());
        Stream.concat(MatrixWords.why(matrix, address).stream(), MatrixWords.outOfTime(address).stream())
                .forEach(why -> html.text("p", why));
        if (address.isUndecided()) {
            return;
        }
        grid(address);
        MatrixWords.withoutRow(address).ifPresent(others -> html.text("p", "Others: " + others));
        address.preferences()
                .forEach((version, preference) -> html.element("p", Map.of(), () -> {
                    html.text("b", version.label() + " order: ");
                    html.breakable(MatrixWords.preference(preference));
                }));
        chips("Groups", address.groups(), NamedGroup::label);
        chips("Signature schemes", address.schemes(), SignatureScheme::label);
        matrix.certificates().getOrDefault(address.endpoint(), Map.of()).forEach(this::certificate);
        MatrixWords.served(matrix, address).ifPresent(served -> html.text("p", "Served: " + served));
        List<String> timings = TimingWords.of(matrix.timings().getOrDefault(address.endpoint(), List.of()));
        if (!timings.isEmpty()) {
            html.text("h4", "From hello to the end of the first flight, less a round trip");
            html.element("ul", Map.of(), () -> timings.forEach(timing -> html.text("li", timing)));
        }
    }

    private void grid(AddressMatrix address) {
        html.element("table", "grid", () -> {
            html.element("tr", Map.of(), () -> {
                html.text("th", "Cipher suite");
                for (ProtocolVersion version : ProtocolVersion.values()) {
                    html.text("th", version.label());
                }
            });
            MatrixRow.of(address)
                    .forEach(row -> html.element("tr", Map.of(), () -> {
                        html.element("th", Map.of(), () -> html.breakable(row.name()));
                        for (ProtocolVersion version : ProtocolVersion.values()) {
                            cell(address, row, version);
                        }
                    }));
        });
    }

    private void cell(AddressMatrix address, MatrixRow row, ProtocolVersion version) {
        Optional<Reply> reply = row.reply(address, version);
        String heat = reply.map(said -> said == Reply.ACCEPTED ? "accepted " + heat(version) : name(said))
                .orElse("none");
        html.text(
                "td", heat, reply.map(said -> word(address, row, version, said)).orElse(""));
    }

    /** In the server's own order an accepted suite has a place. */
    private static String word(AddressMatrix address, MatrixRow row, ProtocolVersion version, Reply reply) {
        if (reply != Reply.ACCEPTED) {
            return reply == Reply.REFUSED ? "no" : "?";
        }
        List<?> order = Optional.ofNullable(address.preferences().get(version))
                .map(Preference::order)
                .orElse(List.of());
        int place = order.indexOf(row.suite()) + 1;
        return place == 0 ? "yes" : "yes " + place;
    }

    private static String heat(ProtocolVersion version) {
        return switch (version) {
            case TLS_1_3, TLS_1_2 -> "good";
            case TLS_1_1, TLS_1_0 -> "old";
            case SSL_3_0 -> "broken";
        };
    }

    private <T> void chips(String title, Map<T, Reply> replies, Function<T, String> label) {
        html.element("p", "chips", () -> {
            html.text("b", title + ": ");
            replies.forEach((one, reply) -> {
                html.text("span", "chip " + name(reply), label.apply(one) + mark(reply));
                html.text(" ");
            });
        });
    }

    private static String mark(Reply reply) {
        return switch (reply) {
            case ACCEPTED -> "";
            case REFUSED -> " refused";
            case UNDECIDED -> " ?";
        };
    }

    private void certificate(Authentication authentication, Verdict verdict) {
        html.element("h4", Map.of(), () -> {
            html.text(authentication + " certificate ");
            badge(verdict);
        });
        OriginReport judged = OriginReport.of(verdict);
        ChainHtml chain = new ChainHtml(html);
        chain.write(judged, judged.addresses().get(0));
        if (!judged.addresses().get(0).certificates().isEmpty()) {
            chain.others(judged);
        }
    }

    private static String name(Reply reply) {
        return reply.name().toLowerCase(Locale.ROOT);
    }
}
