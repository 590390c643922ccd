package dev.originprobe.saved;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.evidence.WitnessTerms;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Target;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.Deviation;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.Criteria;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The evidence of a tree of JSON; what is missing or of another kind is named by its place. */
final class EvidenceFromJson {
    private static final Instant FIRST_INSTANT = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST_INSTANT = Instant.parse("9999-12-31T23:59:59Z");

    private EvidenceFromJson() {}

    static Criteria criteria(JsonNode root, TrustStore trust) {
        return new Criteria(
                SavedProfile.of(root),
                trust,
                Optional.of(parsed(root, "at", EvidenceFromJson::instant)),
                Duration.ofDays(number(root, "expiryWarningDays")));
    }

    static Evidence evidence(JsonNode root) {
        return new Evidence(
                target(object(root, "target")),
                resolution(object(root, "resolution")),
                each(root, "exchanges", EvidenceFromJson::exchange),
                parsed(root, "startedAt", EvidenceFromJson::instant),
                Duration.ofMillis(number(root, "durationMillis")));
    }

    /** Within the years that certificates can name, so that there is an instant before and after. */
    private static Instant instant(String text) {
        Instant read = Instant.parse(text);
        if (read.isBefore(FIRST_INSTANT) || read.isAfter(LAST_INSTANT)) {
            throw new DateTimeException("outside of the years 0 to 9999");
        }
        return read;
    }

    private static Target target(JsonNode json) {
        return new Target(
                text(json, "typed"),
                parsed(json, "host", HostName::parse),
                number(json, "port"),
                new OriginSettings(
                        new HashSet<>(each(json, "originSslProtocols", EvidenceFromJson::version)),
                        optional(json, "forwardedHost").map(node -> HostName.parse(node.asText())),
                        parsed(json, "ipAddressType", IpAddressType::valueOf),
                        number(json, "connectionAttempts"),
                        millis(json, "connectionTimeoutMillis"),
                        flag(json, "originMtls")),
                text(json, "source"));
    }

    private static Resolution resolution(JsonNode json) {
        return switch (text(json, "kind")) {
            case "addresses" -> new Resolution.Addresses(each(json, "addresses", EvidenceFromJson::address));
            case "bundle" ->
                bundle(
                        each(json, "certificates", EvidenceFromJson::octets),
                        json.has("publicKeys") ? each(json, "publicKeys", EvidenceFromJson::octets) : List.of());
            case "unresolved" -> new Resolution.Unresolved(flag(json, "timedOut"), text(json, "detail"));
            case "notTried" -> new Resolution.NotTried(text(json, "detail"));
            case "noneOfType" -> new Resolution.NoneOfType();
            default -> throw wrong("resolution.kind", "'" + text(json, "kind") + "' is not known here");
        };
    }

    private static Resolution bundle(List<Octets> certificates, List<Octets> publicKeys) {
        if (certificates.isEmpty()) {
            throw wrong("certificates", "is empty");
        }
        return new Resolution.Bundle(certificates, publicKeys.stream().findFirst());
    }

    private static Exchange exchange(JsonNode json) {
        Timeouts timeouts = new Timeouts(
                number(json, "connectionAttempts"),
                millis(json, "connectionTimeoutMillis"),
                millis(json, "handshakeTimeoutMillis"));
        Endpoint endpoint = new Endpoint(address(object(json, "address")), number(json, "port"));
        return new Exchange(
                new Question(
                        endpoint,
                        offer(object(json, "offer")),
                        parsed(json, "purpose", Purpose::valueOf),
                        timeouts,
                        optional(json, "witness").map(EvidenceFromJson::witness)),
                answer(object(json, "answer")),
                number(json, "attempts"),
                micros(json, "connectMicros"),
                micros(json, "handshakeMicros"));
    }

    private static WitnessTerms witness(JsonNode json) {
        UpstreamPolicy policy = optional(json, "policy")
                .<UpstreamPolicy>map(named -> new UpstreamPolicy.Named(named.asText()))
                .orElseGet(() -> new UpstreamPolicy.None(text(json, "because")));
        return new WitnessTerms(
                text(json, "version"), policy, List.of(), List.of(), parsed(json, "at", EvidenceFromJson::instant));
    }

    private static ClientOffer offer(JsonNode json) {
        return new ClientOffer(
                each(json, "versions", EvidenceFromJson::version),
                each(json, "suites", node -> new CipherSuite(code(node))),
                each(json, "groups", node -> new NamedGroup(code(node))),
                each(json, "signatureSchemes", node -> new SignatureScheme(code(node))),
                optional(json, "serverName").map(JsonNode::asText));
    }

    private static Answer answer(JsonNode json) {
        Optional<ServerFlight> flight = optional(json, "flight").map(EvidenceFromJson::flight);
        String kind = text(json, "kind");
        return switch (kind) {
            case "flight" -> new Answer.Flight(present(flight));
            case "completed" -> new Answer.Completed(present(flight));
            case "unfinished" ->
                new Answer.Unfinished(
                        present(flight), parsed(json, "failure", Answer.Failure::valueOf), text(json, "detail"));
            case "alerted" -> new Answer.Alerted(alert(object(json, "alert")), flight);
            case "closed" -> new Answer.Closed(flag(json, "reset"), flight);
            case "silent" -> new Answer.Silent(flight);
            case "notTls" -> new Answer.NotTls(octets(object(json, "firstBytes")));
            case "malformed" -> new Answer.Malformed(text(json, "reason"), flight);
            case "unreachable" ->
                new Answer.Unreachable(parsed(json, "cause", Answer.Cause::valueOf), text(json, "detail"));
            default -> throw wrong("answer.kind", "'" + kind + "' is not known here");
        };
    }

    private static ServerFlight present(Optional<ServerFlight> flight) {
        return flight.orElseThrow(() -> wrong("flight", "is missing"));
    }

    private static ServerFlight flight(JsonNode json) {
        return new ServerFlight(
                code(object(json, "version")),
                new CipherSuite(code(object(json, "suite"))),
                optional(json, "group").map(node -> new NamedGroup(code(node))),
                each(json, "certificates", EvidenceFromJson::octets),
                optional(json, "keyExchange").map(EvidenceFromJson::keyExchange),
                flag(json, "certificateRequested"),
                flag(json, "helloRetry"),
                flag(json, "complete"),
                each(json, "warnings", EvidenceFromJson::alert),
                optional(json, "deviations").isPresent()
                        ? each(json, "deviations", EvidenceFromJson::deviation)
                        : List.of());
    }

    private static Deviation deviation(JsonNode json) {
        return new Deviation(parsed(json, "kind", Deviation.Kind::valueOf), code(object(json, "code")));
    }

    private static SignedKeyExchange keyExchange(JsonNode json) {
        return new SignedKeyExchange(
                octets(object(json, "signedContent")),
                optional(json, "scheme").map(node -> new SignatureScheme(code(node))),
                octets(object(json, "signature")));
    }

    private static Alert alert(JsonNode json) {
        return new Alert(number(json, "level"), number(json, "description"));
    }

    private static ProtocolVersion version(JsonNode node) {
        return ProtocolVersion.ofLabel(node.asText())
                .orElseThrow(() -> wrong("version", "'" + node.asText() + "' is not known here"));
    }

    private static InetAddress address(JsonNode node) {
        try {
            if (HostName.parse(node.asText()).isAddress()) {
                return InetAddress.getByName(node.asText());
            }
        } catch (UnknownHostException | IllegalArgumentException notOne) {
            throw wrong("address", "'" + node.asText() + "' is not an IP address");
        }
        throw wrong("address", "'" + node.asText() + "' is not an IP address");
    }

    private static Octets octets(JsonNode node) {
        try {
            return Octets.of(Base64.getDecoder().decode(node.asText()));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("a value is not Base64", notBase64);
        }
    }

    private static int code(JsonNode node) {
        try {
            return Integer.parseInt(node.asText(), 16);
        } catch (NumberFormatException notHex) {
            throw new IllegalArgumentException("'" + node.asText() + "' is not a code point in hex", notHex);
        }
    }

    private static JsonNode object(JsonNode json, String name) {
        return optional(json, name).orElseThrow(() -> wrong(name, "is missing"));
    }

    private static Optional<JsonNode> optional(JsonNode json, String name) {
        JsonNode node = json.path(name);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    static String text(JsonNode json, String name) {
        return object(json, name).asText();
    }

    /** False where it is absent: it may be younger than the file. */
    private static boolean flag(JsonNode json, String name) {
        Optional<JsonNode> node = optional(json, name);
        if (node.filter(given -> !given.isBoolean()).isPresent()) {
            throw wrong(name, "is neither true nor false");
        }
        return node.map(JsonNode::asBoolean).orElse(false);
    }

    private static int number(JsonNode json, String name) {
        JsonNode node = object(json, name);
        if (!node.isIntegralNumber()) {
            throw wrong(name, "is not a number");
        }
        if (!node.canConvertToInt()) {
            throw wrong(name, "is a number out of range");
        }
        return node.asInt();
    }

    private static Duration millis(JsonNode json, String name) {
        return Duration.ofMillis(number(json, name));
    }

    private static Optional<Duration> micros(JsonNode json, String name) {
        return optional(json, name).map(node -> Duration.ofNanos(node.asLong() * 1_000));
    }

    private static <T> List<T> each(JsonNode json, String name, Function<JsonNode, T> read) {
        JsonNode array = object(json, name);
        if (!array.isArray()) {
            throw wrong(name, "is not an array");
        }
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }

    private static <T> T parsed(JsonNode json, String name, Function<String, T> read) {
        String text = text(json, name);
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new IllegalArgumentException("'" + name + "': '" + text + "' cannot be read", wrong);
        }
    }

    static IllegalArgumentException wrong(String name, String why) {
        return new IllegalArgumentException("'" + name + "' " + why);
    }
}
