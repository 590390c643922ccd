package dev.originprobe.report;

import static dev.originprobe.report.JsonFields.array;
import static dev.originprobe.report.JsonFields.millis;
import static dev.originprobe.report.JsonFields.number;
import static dev.originprobe.report.JsonFields.object;
import static dev.originprobe.report.JsonFields.text;
import static dev.originprobe.report.JsonFields.texts;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.originprobe.report.AddressReport.Negotiated;
import dev.originprobe.report.CertificateReport.Facts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes the report's objects as JSON, as {@code report-1.schema.json} in the jar says; {@link ReportFromJson} reads them. */
public final class ReportToJson {
    private final JsonGenerator json;

    private ReportToJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes an {@code origin} object. */
    public static void origin(JsonGenerator json, OriginReport origin) throws IOException {
        new ReportToJson(json).origin(origin);
    }

    /** Writes a {@code finding} object. */
    static void finding(JsonGenerator json, FindingReport finding) throws IOException {
        new ReportToJson(json).finding(finding);
    }

    private void origin(OriginReport origin) throws IOException {
        json.writeStartObject();
        text(json, "target", origin.target());
        text(json, "host", origin.host());
        json.writeNumberField("port", origin.port());
        text(json, "serverName", origin.serverName());
        texts(json, "acceptedNames", origin.acceptedNames());
        text(json, "source", origin.source());
        text(json, "profile", origin.profile());
        texts(json, "originSslProtocols", origin.originSslProtocols());
        json.writeBooleanField("clientCertificate", origin.clientCertificate());
        text(json, "at", origin.at().toString());
        json.writeNumberField("durationMillis", origin.took().toMillis());
        text(json, "outcome", origin.outcome().name());
        number(json, "status", origin.status());
        text(json, "xCache", origin.xCache());
        array(json, "findings", origin.findings(), this::finding);
        array(json, "addresses", origin.addresses(), this::address);
        text(json, "error", origin.error());
        if (origin.shard().isPresent()) {
            text(json, "shard", origin.shard());
        }
        if (!origin.changes().isEmpty()) {
            array(json, "changes", origin.changes(), this::change);
        }
        json.writeEndObject();
    }

    private void change(ChangeReport change) throws IOException {
        json.writeStartObject();
        text(json, "what", change.what());
        text(json, "was", change.was());
        text(json, "now", change.now());
        json.writeBooleanField("worse", change.worse());
        json.writeEndObject();
    }

    private void finding(FindingReport finding) throws IOException {
        json.writeStartObject();
        text(json, "rule", finding.rule());
        text(json, "ruling", finding.ruling().label());
        text(json, "severity", finding.severity().label());
        text(json, "title", finding.title());
        array(json, "particulars", finding.particulars(), this::particular);
        text(json, "remedy", finding.remedy());
        json.writeObjectFieldStart("basis");
        text(json, "grade", finding.grade());
        text(json, "source", finding.basis().source());
        text(json, "quote", finding.basis().quote());
        json.writeEndObject();
        if (!finding.also().isEmpty()) {
            array(json, "also", finding.also(), json::writeString);
        }
        json.writeEndObject();
    }

    private void particular(ParticularReport place) throws IOException {
        json.writeStartObject();
        text(json, "address", place.address());
        number(json, "certificate", place.certificate());
        if (place.setting().isPresent()) {
            text(json, "path", place.setting().get().path());
            text(json, "value", place.setting().get().value());
        }
        text(json, "seen", place.seen());
        text(json, "wanted", place.wanted());
        json.writeEndObject();
    }

    private void address(AddressReport address) throws IOException {
        Optional<Negotiated> chosen = address.negotiated();
        json.writeStartObject();
        text(json, "address", address.address());
        number(json, "port", address.port());
        text(json, "outcome", address.outcome().name());
        json.writeNumberField("attempts", address.attempts());
        millis(json, "connectMillis", address.connect());
        millis(json, "handshakeMillis", address.handshake());
        text(json, "answer", address.answer());
        text(json, "protocol", chosen.map(Negotiated::protocol));
        text(json, "cipherSuite", chosen.map(Negotiated::cipherSuite));
        text(json, "opensslCipherSuite", chosen.map(Negotiated::opensslCipherSuite));
        text(json, "group", chosen.flatMap(Negotiated::group));
        text(json, "signatureScheme", chosen.flatMap(Negotiated::signatureScheme));
        if (chosen.isPresent()) {
            json.writeBooleanField("completed", chosen.get().completed());
        } else {
            json.writeNullField("completed");
        }
        object(json, "alert", address.alert(), alert -> {
            text(json, "level", alert.level());
            text(json, "description", alert.description());
        });
        text(json, "firstBytes", address.firstBytes());
        array(json, "certificates", address.certificates(), this::certificate);
        texts(json, "path", address.path());
        text(json, "trustAnchor", address.trustAnchor());
        object(json, "witness", address.witness(), this::witness);
        array(json, "questions", address.questions(), this::asked);
        json.writeEndObject();
    }

    private void witness(WitnessReport witness) throws IOException {
        text(json, "client", witness.client());
        text(json, "version", witness.version());
        text(json, "policy", witness.policy());
        json.writeBooleanField("completed", witness.completed());
        text(json, "protocol", witness.protocol());
        text(json, "cipherSuite", witness.cipherSuite());
        text(json, "group", witness.group());
        text(json, "error", witness.error());
    }

    private void asked(AddressReport.Asked asked) throws IOException {
        json.writeStartObject();
        text(json, "purpose", asked.purpose());
        texts(json, "protocols", asked.protocols());
        text(json, "answer", asked.answer());
        json.writeEndObject();
    }

    private void certificate(CertificateReport certificate) throws IOException {
        Optional<Facts> facts = certificate.facts();
        json.writeStartObject();
        json.writeNumberField("index", certificate.index());
        json.writeNumberField("length", certificate.length());
        text(json, "subject", facts.map(Facts::subject));
        text(json, "issuer", facts.map(Facts::issuer));
        text(json, "serialNumber", facts.map(Facts::serialNumber));
        text(json, "notBefore", facts.map(known -> known.notBefore().toString()));
        text(json, "notAfter", facts.map(known -> known.notAfter().toString()));
        texts(json, "dnsNames", facts.map(Facts::dnsNames).orElse(List.of()));
        texts(json, "ipAddresses", facts.map(Facts::ipAddresses).orElse(List.of()));
        text(json, "keyAlgorithm", facts.map(Facts::keyAlgorithm));
        number(json, "keyBits", facts.map(Facts::keyBits).orElse(OptionalInt.empty()));
        text(json, "curve", facts.flatMap(Facts::curve));
        text(json, "signatureAlgorithm", facts.map(Facts::signatureAlgorithm));
        text(json, "sha256", certificate.sha256());
        json.writeEndObject();
    }
}
