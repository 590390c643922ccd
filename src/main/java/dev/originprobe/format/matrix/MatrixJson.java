package dev.originprobe.format.matrix;

import static dev.originprobe.report.JsonFields.text;
import static dev.originprobe.report.JsonFields.texts;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.originprobe.matrix.AddressMatrix;
import dev.originprobe.matrix.Column;
import dev.originprobe.matrix.Matrix;
import dev.originprobe.matrix.Preference;
import dev.originprobe.matrix.Reply;
import dev.originprobe.matrix.Timing;
import dev.originprobe.report.JsonFields;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ReportToJson;
import dev.originprobe.report.Words;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The matrix of an origin as one JSON document; the schema is {@code matrix-1.schema.json} in the jar. */
public final class MatrixJson {
    private static final String SCHEMA = "originprobe/matrix/1";

    private final JsonGenerator json;

    private MatrixJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the document and a line feed. */
    public static void write(Writer writer, Matrix matrix, String version) throws IOException {
        try (JsonGenerator json = JsonFields.generator(writer)) {
            new MatrixJson(json).document(matrix, version);
        }
        writer.write("\n");
        writer.flush();
    }

    private void document(Matrix matrix, String version) throws IOException {
        json.writeStartObject();
        text(json, "schema", SCHEMA);
        text(json, "version", version);
        text(json, "target", matrix.target().typed());
        text(json, "host", matrix.target().host().ascii());
        json.writeNumberField("port", matrix.target().port());
        text(json, "serverName", matrix.scope().serverName());
        text(json, "profile", matrix.profile().name());
        json.writeNumberField("connections", matrix.connections());
        json.writeNumberField("durationMillis", matrix.took().toMillis());
        text(json, "unresolved", matrix.unresolved());
        json.writeArrayFieldStart("addresses");
        for (AddressMatrix address : matrix.addresses()) {
            address(matrix, address);
        }
        json.writeEndArray();
        verdicts("settings", matrix.settings());
        verdicts("profiles", matrix.profiles());
        Optional<Verdict> recommended = matrix.recommended();
        if (recommended.isPresent()) {
            texts(json, "recommended", protocols(recommended.get()));
        } else {
            json.writeNullField("recommended");
        }
        json.writeEndObject();
    }

    private void address(Matrix matrix, AddressMatrix address) throws IOException {
        Map<Authentication, Verdict> certificates = matrix.certificates().getOrDefault(address.endpoint(), Map.of());
        json.writeStartObject();
        text(json, "address", address.endpoint().literal());
        json.writeNumberField("port", address.endpoint().port());
        json.writeNumberField("hellos", address.hellos());
        json.writeBooleanField("outOfTime", address.outOfTime());
        json.writeArrayFieldStart("protocols");
        for (ProtocolVersion version : ProtocolVersion.values()) {
            protocol(address, version);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("suites");
        for (Map.Entry<Column, Map<CipherSuite, Reply>> column :
                address.suites().entrySet()) {
            suites(column.getKey(), column.getValue());
        }
        json.writeEndArray();
        replies("groups", "group", address.groups(), NamedGroup::label);
        replies("signatureSchemes", "signatureScheme", address.schemes(), SignatureScheme::label);
        json.writeArrayFieldStart("certificates");
        for (Map.Entry<Authentication, Verdict> certificate : certificates.entrySet()) {
            json.writeStartObject();
            text(json, "authentication", certificate.getKey().name());
            json.writeFieldName("judged");
            ReportToJson.origin(json, OriginReport.of(certificate.getValue()));
            json.writeEndObject();
        }
        json.writeEndArray();
        text(json, "served", matrix.served(address).map(Authentication::name));
        json.writeBooleanField("ecdsaNotPreferred", matrix.prefersRsa(address));
        timings(matrix.timings().getOrDefault(address.endpoint(), List.of()));
        json.writeEndObject();
    }

    private void protocol(AddressMatrix address, ProtocolVersion version) throws IOException {
        Preference preference =
                address.preferences().getOrDefault(version, new Preference(Preference.By.UNKNOWN, List.of()));
        json.writeStartObject();
        text(json, "protocol", version.label());
        text(json, "reply", address.protocol(version).name());
        text(json, "preference", preference.by().name());
        texts(
                json,
                "serverOrder",
                preference.order().stream().map(CipherSuite::ianaName).toList());
        json.writeEndObject();
    }

    private void suites(Column column, Map<CipherSuite, Reply> replies) throws IOException {
        for (CipherSuite suite : column.suites()) {
            json.writeStartObject();
            text(json, "protocol", column.version().label());
            text(json, "authentication", column.authentication().name());
            text(json, "cipherSuite", suite.ianaName());
            text(json, "opensslCipherSuite", suite.opensslName());
            text(json, "reply", replies.getOrDefault(suite, Reply.UNDECIDED).name());
            json.writeEndObject();
        }
    }

    private <T> void replies(String all, String one, Map<T, Reply> replies, Function<T, String> name)
            throws IOException {
        json.writeArrayFieldStart(all);
        for (Map.Entry<T, Reply> entry : replies.entrySet()) {
            json.writeStartObject();
            text(json, one, name.apply(entry.getKey()));
            text(json, "reply", entry.getValue().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void timings(List<Timing> timings) throws IOException {
        json.writeArrayFieldStart("timings");
        for (Timing timing : timings) {
            json.writeStartObject();
            text(json, "protocol", timing.version().label());
            text(json, "authentication", timing.authentication().name());
            text(json, "keyExchange", timing.keyExchange());
            json.writeNumberField("samples", timing.samples().size());
            json.writeNumberField("medianMicros", micros(timing.median()));
            json.writeNumberField("firstQuartileMicros", micros(timing.quantile(25)));
            json.writeNumberField("thirdQuartileMicros", micros(timing.quantile(75)));
            number("ratioToEcdsa", ratioToEcdsa(timings, timing));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Optional<Double> ratioToEcdsa(List<Timing> timings, Timing rsa) {
        return timings.stream()
                .filter(ecdsa -> TimingWords.isCounterpart(rsa, ecdsa))
                .flatMap(ecdsa -> TimingWords.ratio(rsa, ecdsa).stream())
                .findFirst();
    }

    private void number(String name, Optional<Double> number) throws IOException {
        if (number.isPresent()) {
            json.writeNumberField(name, number.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static List<String> protocols(Verdict verdict) {
        return Words.labels(verdict.evidence().target().settings().sslProtocols());
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private void verdicts(String name, List<Verdict> verdicts) throws IOException {
        json.writeArrayFieldStart(name);
        for (Verdict verdict : verdicts) {
            json.writeStartObject();
            text(json, "profile", verdict.judged().profile().name());
            texts(json, "originSslProtocols", protocols(verdict));
            text(json, "outcome", verdict.outcome().name());
            texts(json, "rules", verdict.ruleIds());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
