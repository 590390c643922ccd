package dev.originprobe.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.Target;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Verdict;
import dev.originprobe.verdict.ViewerStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A verdict as the {@code origin} object of the JSON report. */
public final class OriginJson {
    private OriginJson() {}

    public static void write(JsonGenerator json, Verdict verdict) throws IOException {
        Evidence evidence = verdict.evidence();
        Target target = evidence.target();
        json.writeStartObject();
        string(json, "target", target.typed());
        string(json, "host", target.host().ascii());
        json.writeNumberField("port", target.port());
        string(
                json,
                "serverName",
                verdict.judged().profile().offerTo(target).serverName().orElse(null));
        strings(
                json,
                "acceptedNames",
                target.acceptedNames().stream().map(HostName::ascii).toList());
        string(json, "source", target.source());
        string(json, "profile", verdict.judged().profile().name());
        protocols(json, "originSslProtocols", target);
        string(json, "at", verdict.judged().at().toString());
        json.writeNumberField("durationMillis", evidence.took().toMillis());
        string(json, "outcome", verdict.outcome().name());
        number(json, "status", ViewerStatus.of(verdict));
        string(json, "xCache", ViewerStatus.hasErrorHeader(verdict) ? "Error from cloudfront" : null);
        json.writeArrayFieldStart("findings");
        for (Finding finding : verdict.findings()) {
            finding(json, finding);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("addresses");
        for (AddressEvidence address : verdict.judged().addresses()) {
            AddressJson.write(json, address, verdict.outcomeAt(address.endpoint()));
        }
        json.writeEndArray();
        string(json, "error", verdict.bug().orElse(null));
        json.writeEndObject();
    }

    private static void finding(JsonGenerator json, Finding finding) throws IOException {
        json.writeStartObject();
        string(json, "rule", finding.rule().id());
        string(json, "ruling", finding.ruling().label());
        string(json, "severity", finding.rule().severity().label());
        string(json, "title", finding.rule().title());
        json.writeArrayFieldStart("particulars");
        for (Particular particular : finding.particulars()) {
            json.writeStartObject();
            string(json, "address", particular.endpoint().map(Endpoint::literal).orElse(null));
            number(json, "certificate", particular.certificate());
            string(json, "seen", particular.seen());
            string(json, "wanted", particular.wanted());
            json.writeEndObject();
        }
        json.writeEndArray();
        string(json, "remedy", finding.remedy());
        Basis basis = finding.rule().basis();
        json.writeObjectFieldStart("basis");
        string(json, "grade", basis.grade().label());
        string(json, "source", basis.source());
        string(json, "quote", basis.quote());
        json.writeEndObject();
        json.writeEndObject();
    }

    /** A text field, null where absent; half a surrogate pair, which JSON in UTF-8 cannot carry, becomes U+FFFD. */
    public static void string(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, wellFormed(value));
        }
    }

    /** A target's Origin SSL Protocols, oldest first. */
    public static void protocols(JsonGenerator json, String name, Target target) throws IOException {
        strings(
                json,
                name,
                target.settings().sslProtocols().stream()
                        .sorted()
                        .map(ProtocolVersion::label)
                        .toList());
    }

    public static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(wellFormed(value));
        }
        json.writeEndArray();
    }

    public static void number(JsonGenerator json, String name, OptionalInt value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsInt());
        } else {
            json.writeNullField(name);
        }
    }

    public static void number(JsonGenerator json, String name, Optional<Long> value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.get());
        } else {
            json.writeNullField(name);
        }
    }

    private static String wellFormed(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints()
                .map(codePoint -> codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
                        ? 0xfffd
                        : codePoint)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }
}
