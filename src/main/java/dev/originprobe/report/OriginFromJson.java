package dev.originprobe.report;

import dev.originprobe.origin.Grade;
import dev.originprobe.origin.HostName;
import dev.originprobe.report.AddressReport.AlertReport;
import dev.originprobe.report.AddressReport.Asked;
import dev.originprobe.report.AddressReport.Negotiated;
import dev.originprobe.report.CertificateReport.Facts;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the report's values of their JSON. Fields that are not known are passed over: a later version may have written them. */
final class OriginFromJson {
    private static final int HIGHEST_PORT = 65_535;

    private OriginFromJson() {}

    static OriginReport origin(JsonPlace json) {
        return new OriginReport(
                json.text("target"),
                host(json),
                port(json, json.number("port")),
                json.optionalText("serverName"),
                json.texts("acceptedNames"),
                json.text("source"),
                json.text("profile"),
                json.texts("originSslProtocols"),
                json.optionalFlag("clientCertificate").orElse(false),
                json.instant("at"),
                json.optionalMillis("durationMillis").orElseThrow(() -> json.wrong("durationMillis", "is missing")),
                json.choice("outcome", Outcome.values(), Outcome::name),
                json.optionalNumber("status"),
                json.optionalText("xCache"),
                json.children("findings", OriginFromJson::finding),
                json.children("addresses", OriginFromJson::address),
                json.optionalText("error"),
                json.optionalText("shard"),
                json.has("changes") ? json.children("changes", OriginFromJson::change) : List.of());
    }

    private static ChangeReport change(JsonPlace json) {
        return new ChangeReport(
                json.text("what"), json.optionalText("was"), json.optionalText("now"), json.flag("worse"));
    }

    private static String host(JsonPlace json) {
        String host = json.text("host");
        try {
            if (HostName.parse(host).ascii().equals(host)) {
                return host;
            }
        } catch (IllegalArgumentException notAName) {
            throw json.wrong("host", "'" + Escaped.text(host) + "' is not a host name or an address");
        }
        throw json.wrong("host", "'" + Escaped.text(host) + "' is not written as A-labels");
    }

    private static int port(JsonPlace json, int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw json.wrong("port", "is not 1 to " + HIGHEST_PORT);
        }
        return port;
    }

    private static FindingReport finding(JsonPlace json) {
        JsonPlace basis = json.child("basis");
        List<ParticularReport> places = json.children(
                "particulars",
                place -> new ParticularReport(
                        place.optionalText("address"),
                        place.optionalNumber("certificate"),
                        place.optionalText("path")
                                .map(path -> new ParticularReport.Setting(path, place.optionalText("value"))),
                        place.text("seen"),
                        place.text("wanted")));
        if (places.isEmpty()) {
            throw json.wrong("particulars", "is empty");
        }
        return new FindingReport(
                json.text("rule"),
                json.choice("ruling", Finding.State.values(), Finding.State::label),
                json.choice("severity", Severity.values(), Severity::label),
                json.text("title"),
                places,
                json.text("remedy"),
                new Basis(
                        basis.choice("grade", Grade.values(), Grade::label), basis.text("source"), basis.text("quote")),
                json.has("also") ? json.texts("also") : List.of());
    }

    private static AddressReport address(JsonPlace json) {
        Optional<String> address = json.optionalText("address");
        return new AddressReport(
                address,
                address.isPresent() ? OptionalInt.of(port(json, json.number("port"))) : OptionalInt.empty(),
                json.choice("outcome", Outcome.values(), Outcome::name),
                json.number("attempts"),
                json.optionalMillis("connectMillis"),
                json.optionalMillis("handshakeMillis"),
                json.optionalText("answer"),
                json.has("protocol") ? Optional.of(negotiated(json)) : Optional.empty(),
                json.optionalChild("alert")
                        .map(alert -> new AlertReport(alert.text("level"), alert.text("description"))),
                json.optionalText("firstBytes"),
                json.children("certificates", OriginFromJson::certificate),
                json.texts("path"),
                json.optionalText("trustAnchor"),
                json.optionalChild("witness").map(OriginFromJson::witness),
                json.has("questions") ? json.children("questions", OriginFromJson::asked) : List.of());
    }

    private static Negotiated negotiated(JsonPlace json) {
        return new Negotiated(
                json.text("protocol"),
                json.text("cipherSuite"),
                json.text("opensslCipherSuite"),
                json.optionalText("group"),
                json.optionalText("signatureScheme"),
                json.flag("completed"));
    }

    private static WitnessReport witness(JsonPlace json) {
        return new WitnessReport(
                json.text("client"),
                json.text("version"),
                json.optionalText("policy"),
                json.flag("completed"),
                json.optionalText("protocol"),
                json.optionalText("cipherSuite"),
                json.optionalText("group"),
                json.optionalText("error"));
    }

    private static Asked asked(JsonPlace json) {
        return new Asked(json.text("purpose"), json.texts("protocols"), json.text("answer"));
    }

    private static CertificateReport certificate(JsonPlace json) {
        return new CertificateReport(
                json.number("index"),
                json.optionalNumber("length").orElse(0),
                json.has("subject") ? Optional.of(facts(json)) : Optional.empty(),
                json.text("sha256"));
    }

    private static Facts facts(JsonPlace json) {
        return new Facts(
                json.text("subject"),
                json.text("issuer"),
                json.text("serialNumber"),
                json.instant("notBefore"),
                json.instant("notAfter"),
                json.texts("dnsNames"),
                json.texts("ipAddresses"),
                json.text("keyAlgorithm"),
                json.optionalNumber("keyBits"),
                json.optionalText("curve"),
                json.text("signatureAlgorithm"));
    }
}
