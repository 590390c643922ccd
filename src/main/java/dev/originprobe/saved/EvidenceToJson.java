package dev.originprobe.saved;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.WitnessTerms;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Target;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.Case;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Evidence as a tree of JSON. */
final class EvidenceToJson {
    private EvidenceToJson() {}

    static ObjectNode of(Case judged, String version) {
        Evidence evidence = judged.evidence();
        ObjectNode json = object();
        json.put("schema", SavedEvidence.SCHEMA);
        json.put("version", version);
        json.set("target", target(evidence.target()));
        json.put("profile", judged.profile().name());
        ProfileFile.tree(judged.profile()).ifPresent(file -> json.set("profileFile", file));
        json.put("at", judged.at().toString());
        json.put("expiryWarningDays", judged.criteria().expiryWarning().toDays());
        json.put("startedAt", evidence.startedAt().toString());
        json.put("durationMillis", evidence.took().toMillis());
        json.set("resolution", resolution(evidence.resolution()));
        ArrayNode exchanges = json.putArray("exchanges");
        evidence.exchanges().forEach(exchange -> exchanges.add(exchange(exchange)));
        return json;
    }

    private static ObjectNode target(Target target) {
        OriginSettings settings = target.settings();
        ObjectNode json = object();
        json.put("typed", target.typed());
        json.put("host", target.host().ascii());
        json.put("port", target.port());
        json.put("source", target.source());
        json.set("originSslProtocols", labels(settings.sslProtocols()));
        json.put(
                "forwardedHost",
                settings.forwardedHost().map(host -> host.ascii()).orElse(null));
        json.put("ipAddressType", settings.ipAddressType().name());
        json.put("connectionAttempts", settings.connectionAttempts());
        json.put("connectionTimeoutMillis", settings.connectionTimeout().toMillis());
        json.put("originMtls", settings.mtls());
        return json;
    }

    private static ObjectNode resolution(Resolution resolution) {
        ObjectNode json = object();
        if (resolution instanceof Resolution.Addresses resolved) {
            json.put("kind", "addresses");
            json.set("addresses", texts(resolved.addresses().stream().map(InetAddress::getHostAddress)));
        } else if (resolution instanceof Resolution.Bundle bundle) {
            json.put("kind", "bundle");
            json.set("certificates", octets(bundle.certificates()));
            bundle.publicKey().ifPresent(key -> json.set("publicKeys", octets(List.of(key))));
        } else if (resolution instanceof Resolution.Unresolved unresolved) {
            json.put("kind", "unresolved");
            json.put("timedOut", unresolved.timedOut());
            json.put("detail", unresolved.detail());
        } else if (resolution instanceof Resolution.NotTried late) {
            json.put("kind", "notTried");
            json.put("detail", late.detail());
        } else {
            json.put("kind", "noneOfType");
        }
        return json;
    }

    private static ObjectNode exchange(Exchange exchange) {
        Question question = exchange.question();
        ObjectNode json = object();
        json.put("purpose", question.purpose().name());
        json.put("address", question.endpoint().address().getHostAddress());
        json.put("port", question.endpoint().port());
        json.set("offer", offer(question.offer()));
        json.put("connectionAttempts", question.timeouts().connectionAttempts());
        json.put(
                "connectionTimeoutMillis",
                question.timeouts().connectionTimeout().toMillis());
        json.put(
                "handshakeTimeoutMillis", question.timeouts().handshakeTimeout().toMillis());
        question.witness().ifPresent(terms -> json.set("witness", witness(terms)));
        json.put("attempts", exchange.attempts());
        json.put("connectMicros", micros(exchange.connect()));
        json.put("handshakeMicros", micros(exchange.handshake()));
        json.set("answer", answer(exchange.answer()));
        return json;
    }

    private static ObjectNode witness(WitnessTerms terms) {
        ObjectNode json =
                object().put("version", terms.version()).put("at", terms.at().toString());
        if (terms.policy() instanceof UpstreamPolicy.Named named) {
            return json.put("policy", named.name());
        }
        return json.put("because", ((UpstreamPolicy.None) terms.policy()).because());
    }

    private static ObjectNode offer(ClientOffer offer) {
        ObjectNode json = object();
        json.set("versions", labels(offer.versions()));
        json.set("suites", texts(offer.suites().stream().map(suite -> code(suite.id()))));
        json.set("groups", texts(offer.groups().stream().map(group -> code(group.id()))));
        json.set("signatureSchemes", texts(offer.signatureSchemes().stream().map(scheme -> code(scheme.id()))));
        json.put("serverName", offer.serverName().orElse(null));
        return json;
    }

    private static ObjectNode answer(Answer answer) {
        ObjectNode json = answer.fold(new Answer.Cases<ObjectNode>(
                flight -> kind("flight"),
                completed -> kind("completed"),
                unfinished -> kind("unfinished")
                        .put("failure", unfinished.failure().name())
                        .put("detail", unfinished.detail()),
                alerted -> {
                    ObjectNode alert = kind("alerted");
                    alert.set("alert", alert(alerted.alert()));
                    return alert;
                },
                closed -> kind("closed").put("reset", closed.reset()),
                silent -> kind("silent"),
                notTls -> kind("notTls").put("firstBytes", base64(notTls.firstBytes())),
                malformed -> kind("malformed").put("reason", malformed.reason()),
                unreachable -> kind("unreachable")
                        .put("cause", unreachable.cause().name())
                        .put("detail", unreachable.detail())));
        answer.seen().ifPresent(flight -> json.set("flight", flight(flight)));
        return json;
    }

    private static ObjectNode flight(ServerFlight flight) {
        ObjectNode json = object();
        json.put("version", code(flight.version()));
        json.put("suite", code(flight.suite().id()));
        json.put("group", flight.group().map(group -> code(group.id())).orElse(null));
        json.set("certificates", octets(flight.certificates()));
        flight.keyExchange().ifPresent(signed -> json.set("keyExchange", keyExchange(signed)));
        json.put("certificateRequested", flight.certificateRequested());
        json.put("helloRetry", flight.helloRetry());
        json.put("complete", flight.complete());
        ArrayNode warnings = json.putArray("warnings");
        flight.warnings().forEach(warning -> warnings.add(alert(warning)));
        ArrayNode deviations = json.putArray("deviations");
        flight.deviations()
                .forEach(deviation -> deviations
                        .addObject()
                        .put("kind", deviation.kind().name())
                        .put("code", code(deviation.code())));
        return json;
    }

    private static ObjectNode keyExchange(SignedKeyExchange signed) {
        return object().put("signedContent", base64(signed.signedContent()))
                .put("scheme", signed.scheme().map(scheme -> code(scheme.id())).orElse(null))
                .put("signature", base64(signed.signature()));
    }

    private static ObjectNode alert(Alert alert) {
        return object().put("level", alert.level()).put("description", alert.description());
    }

    private static ObjectNode kind(String kind) {
        return object().put("kind", kind);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode labels(Collection<ProtocolVersion> versions) {
        return texts(versions.stream().map(ProtocolVersion::label));
    }

    private static ArrayNode octets(List<Octets> all) {
        return texts(all.stream().map(EvidenceToJson::base64));
    }

    private static ArrayNode texts(Stream<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String base64(Octets octets) {
        return Base64.getEncoder().encodeToString(octets.bytes());
    }

    /** Four hex digits, as IANA lists code points. */
    private static String code(int id) {
        return String.format("%04X", id);
    }

    private static @org.jspecify.annotations.Nullable Long micros(Optional<Duration> duration) {
        return duration.map(known -> known.toNanos() / 1_000).orElse(null);
    }
}
