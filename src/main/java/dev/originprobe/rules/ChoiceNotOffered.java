package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.Refusal.Cause;
import dev.originprobe.tls.Choice;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.Deviation;
import dev.originprobe.tls.ExtensionType;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The origin answers the hello with something that the hello gave it no leave to choose. */
final class ChoiceNotOffered extends RefusalRule {
    private static final String REMEDY =
            "Update or replace the TLS implementation of the origin, or of the middlebox before it.";

    ChoiceNotOffered() {
        super(new RuleInfo(
                "choice-not-offered",
                Severity.BLOCK,
                "The origin chose what was not offered",
                new Basis(
                        Grade.INFERRED,
                        "RFC 5246, 7.4.3, and RFC 8446, 4.1.3, 4.2 and 4.4.3; AWS does not say",
                        "A client ends the handshake when the server chooses a version, cipher suite, group, "
                                + "signature scheme or extension that it did not offer; a failed TLS handshake leads "
                                + "to 502.")));
    }

    @Override
    boolean isAbout(Cause cause, Refusal refusal) {
        return cause == Cause.CHOICE;
    }

    @Override
    Fault fault(Case evidence, AddressEvidence address, Refusal refusal) {
        return fault(address, refusal.offer(), refusal.hello().seen().orElseThrow());
    }

    private static Fault fault(AddressEvidence address, ClientOffer offer, ServerFlight flight) {
        List<String> seen = new ArrayList<>();
        List<String> wanted = new ArrayList<>();
        List<Choice> unoffered = offer.unoffered(flight);
        if (unoffered.contains(Choice.SUITE)) {
            seen.add(flight.suite() + " in " + version(flight));
            wanted.add("a cipher suite of " + version(flight));
        }
        if (unoffered.contains(Choice.SIGNATURE_SCHEME)) {
            seen.add("a signature with "
                    + flight.keyExchange()
                            .flatMap(SignedKeyExchange::scheme)
                            .map(SignatureScheme::label)
                            .orElseThrow());
            wanted.add("one of the signature schemes offered");
        }
        for (Deviation deviation : offer.refused(flight)) {
            seen.add(seen(deviation));
            wanted.add(wanted(deviation));
        }
        return broken(address, String.join("; ", seen), String.join("; ", wanted));
    }

    private static Fault broken(AddressEvidence address, String seen, String wanted) {
        return Fault.broken(Particular.of(address.endpoint(), seen, wanted), REMEDY);
    }

    /** A scheme that was offered, and that goes with another key than the leaf's. */
    @Override
    List<Fault> otherwise(Case evidence, AddressEvidence address) {
        return address
                .hello()
                .flatMap(Answer::seen)
                .flatMap(flight -> flight.keyExchange()
                        .flatMap(SignedKeyExchange::scheme)
                        .flatMap(scheme -> keyOf(scheme, flight.version())
                                .flatMap(wanted -> leafKey(evidence, flight)
                                        .filter(key -> !wanted.equals(key))
                                        .map(key -> broken(
                                                address,
                                                "a signature with " + scheme.label() + " by a key of " + key,
                                                "a signature scheme of the certificate's key")))))
                .stream()
                .toList();
    }

    /** The one kind of key that a scheme goes with, curves from TLS 1.3 on (RFC 8446, 4.2.3); empty where there are several. */
    private static Optional<String> keyOf(SignatureScheme scheme, int version) {
        boolean tls13 = version >= ProtocolVersion.TLS_1_3.wire();
        return switch (scheme.id()) {
            case 0x0403 -> Optional.of("prime256v1").filter(curve -> tls13);
            case 0x0503 -> Optional.of("secp384r1").filter(curve -> tls13);
            case 0x0603 -> Optional.of("secp521r1").filter(curve -> tls13);
            case 0x0804, 0x0805, 0x0806 -> Optional.of("RSA");
            case 0x0809, 0x080a, 0x080b -> Optional.of("RSASSA-PSS");
            default -> Optional.empty();
        };
    }

    /** The leaf's curve, else its algorithm; empty where it cannot be read. */
    private static Optional<String> leafKey(Case evidence, ServerFlight flight) {
        return flight.certificates().stream()
                .findFirst()
                .flatMap(leaf -> evidence.certificates().served(leaf).facts())
                .map(leaf -> leaf.curve().orElse(leaf.keyAlgorithm()));
    }

    private static String seen(Deviation deviation) {
        String extension = "the extension " + ExtensionType.label(deviation.code());
        return switch (deviation.kind()) {
            case DOWNGRADE_SENTINEL -> "a random that ends in DOWNGRD and " + deviation.code();
            case SESSION_ID_RESUMED -> "the hello's session id, as if a session were resumed";
            case SESSION_ID_NOT_ECHOED -> "another session id than the hello's";
            case OLD_VERSION_BY_EXTENSION -> String.format("version 0x%04x in supported_versions", deviation.code());
            case SUITE_NOT_OF_RETRY -> new CipherSuite(deviation.code()) + " after another in the HelloRetryRequest";
            case RETRY_WITHOUT_CHANGE -> "a HelloRetryRequest that asks for nothing";
            case RETRY_FOR_SENT_SHARE ->
                "a HelloRetryRequest for a key share of " + new NamedGroup(deviation.code()) + ", which was sent";
            case SHARE_WITHOUT_COUNTERPART -> "a key share of " + new NamedGroup(deviation.code());
            case EXTENSION_OF_HELLO -> extension + " in the ServerHello";
            case EXTENSION_OF_ENCRYPTED_EXTENSIONS -> extension + " in EncryptedExtensions";
            case EXTENSION_OF_CERTIFICATE -> extension + " beside a certificate";
            case NO_CERTIFICATE -> "no certificate";
        };
    }

    private static String wanted(Deviation deviation) {
        return switch (deviation.kind()) {
            case DOWNGRADE_SENTINEL -> "TLSv1.3 from a server that speaks it";
            case SESSION_ID_RESUMED -> "a new session";
            case SESSION_ID_NOT_ECHOED -> "the hello's session id";
            case OLD_VERSION_BY_EXTENSION -> "TLSv1.3 there, or no such extension";
            case SUITE_NOT_OF_RETRY -> "the same cipher suite twice";
            case RETRY_WITHOUT_CHANGE, RETRY_FOR_SENT_SHARE -> "a ServerHello";
            case SHARE_WITHOUT_COUNTERPART -> "a key share of the group of one that was sent";
            case EXTENSION_OF_HELLO, EXTENSION_OF_ENCRYPTED_EXTENSIONS, EXTENSION_OF_CERTIFICATE ->
                "only extensions that were asked for";
            case NO_CERTIFICATE -> "a certificate";
        };
    }

    private static String version(ServerFlight flight) {
        return flight.protocol().orElseThrow().label();
    }
}
