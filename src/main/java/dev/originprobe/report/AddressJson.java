package dev.originprobe.report;

import static dev.originprobe.report.OriginJson.number;
import static dev.originprobe.report.OriginJson.string;
import static dev.originprobe.report.OriginJson.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.pki.TrustAnchor;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** One address as the {@code address} object of the JSON report. */
final class AddressJson {
    private AddressJson() {}

    static void write(JsonGenerator json, AddressEvidence address, Outcome outcome) throws IOException {
        Optional<Exchange> decided = address.last(Purpose.HANDSHAKE_AGAIN)
                .or(() -> address.last(Purpose.HANDSHAKE))
                .or(() -> address.last(Purpose.HELLO));
        Optional<ServerFlight> flight = address.flight();
        json.writeStartObject();
        string(json, "address", address.endpoint().map(Endpoint::literal).orElse(null));
        number(json, "port", address.endpoint().map(endpoint -> (long) endpoint.port()));
        string(json, "outcome", outcome.name());
        json.writeNumberField("attempts", decided.map(Exchange::attempts).orElse(0));
        number(json, "connectMillis", decided.flatMap(Exchange::connect).map(Duration::toMillis));
        number(json, "handshakeMillis", decided.flatMap(Exchange::handshake).map(Duration::toMillis));
        string(json, "protocol", flight.map(Words::version).orElse(null));
        string(json, "cipherSuite", flight.map(seen -> seen.suite().ianaName()).orElse(null));
        string(
                json,
                "opensslCipherSuite",
                flight.map(seen -> seen.suite().opensslName()).orElse(null));
        string(
                json,
                "group",
                flight.flatMap(ServerFlight::group).map(NamedGroup::label).orElse(null));
        string(
                json,
                "signatureScheme",
                flight.flatMap(ServerFlight::keyExchange)
                        .flatMap(SignedKeyExchange::scheme)
                        .map(SignatureScheme::label)
                        .orElse(null));
        if (flight.isPresent()) {
            json.writeBooleanField("completed", address.completed());
        } else {
            json.writeNullField("completed");
        }
        alert(json, decided.map(Exchange::answer));
        string(
                json,
                "firstBytes",
                decided.map(Exchange::answer).flatMap(AddressJson::firstBytes).orElse(null));
        chain(json, address.chain());
        json.writeEndObject();
    }

    private static void alert(JsonGenerator json, Optional<Answer> answer) throws IOException {
        if (answer.isPresent() && answer.get() instanceof Answer.Alerted alerted) {
            Alert alert = alerted.alert();
            json.writeObjectFieldStart("alert");
            string(json, "level", alert.levelName());
            string(json, "description", alert.descriptionName());
            json.writeEndObject();
        } else {
            json.writeNullField("alert");
        }
    }

    /** A character a byte, as in ISO 8859-1. */
    private static Optional<String> firstBytes(Answer answer) {
        return answer instanceof Answer.NotTls notTls
                ? Optional.of(new String(notTls.firstBytes().bytes(), StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    private static void chain(JsonGenerator json, Optional<ChainJudgement> chain) throws IOException {
        json.writeArrayFieldStart("certificates");
        if (chain.isPresent()) {
            for (int i = 0; i < chain.get().served().size(); i++) {
                certificate(json, i, chain.get().served().get(i));
            }
        }
        json.writeEndArray();
        strings(
                json,
                "path",
                chain.stream()
                        .flatMap(judged -> judged.path().stream()
                                .map(index -> judged.served().get(index).sha256()))
                        .toList());
        string(
                json,
                "trustAnchor",
                chain.flatMap(ChainJudgement::anchor).map(TrustAnchor::name).orElse(null));
    }

    private static void certificate(JsonGenerator json, int index, ServedCertificate served) throws IOException {
        Optional<CertificateFacts> facts = served.facts();
        json.writeStartObject();
        json.writeNumberField("index", index);
        string(json, "subject", facts.map(CertificateFacts::subject).orElse(null));
        string(json, "issuer", facts.map(CertificateFacts::issuer).orElse(null));
        string(json, "serialNumber", facts.map(CertificateFacts::serialNumber).orElse(null));
        string(
                json,
                "notBefore",
                facts.map(known -> known.notBefore().toString()).orElse(null));
        string(json, "notAfter", facts.map(known -> known.notAfter().toString()).orElse(null));
        strings(
                json,
                "dnsNames",
                facts.stream().flatMap(known -> known.dnsNames().stream()).toList());
        strings(
                json,
                "ipAddresses",
                facts.stream().flatMap(known -> known.ipAddresses().stream()).toList());
        string(json, "keyAlgorithm", facts.map(CertificateFacts::keyAlgorithm).orElse(null));
        number(json, "keyBits", facts.map(CertificateFacts::keyBits).orElse(OptionalInt.empty()));
        string(json, "curve", facts.flatMap(CertificateFacts::curve).orElse(null));
        string(
                json,
                "signatureAlgorithm",
                facts.map(CertificateFacts::signatureAlgorithm).orElse(null));
        string(json, "sha256", served.sha256());
        json.writeEndObject();
    }
}
