package dev.originprobe.capture;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ExtensionType;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ReceivedHello;
import dev.originprobe.tls.SignatureScheme;
import java.util.List;
import java.util.stream.Stream;

/** One thing that a hello says, as a list in the order sent; GREASE is left out, as its values are chance. */
public enum Aspect {
    RECORD_VERSION("record version"),
    VERSIONS("versions"),
    SUITES("cipher suites"),
    GROUPS("groups"),
    KEY_SHARES("key shares"),
    SIGNATURE_SCHEMES("signature schemes"),
    EXTENSIONS("extensions"),
    APPLICATION_PROTOCOLS("ALPN"),
    SESSION_ID("session id"),
    TICKETS("session tickets"),
    RESUMPTION("resumption");

    private final String label;

    Aspect(String label) {
        this.label = label;
    }

    /** For people: {@code key shares}. */
    public String label() {
        return label;
    }

    /** Whether every hello says exactly one thing of it. */
    public boolean isSingle() {
        return this == RECORD_VERSION || this == SESSION_ID || this == TICKETS;
    }

    /** What a hello says of it; may hold untrusted text. */
    public List<String> of(ReceivedHello hello) {
        return switch (this) {
            case RECORD_VERSION -> List.of(version(hello.recordVersion()));
            case VERSIONS ->
                hello.versions().stream()
                        .filter(Aspect::isNoGrease)
                        .map(Aspect::version)
                        .toList();
            case SUITES ->
                hello.suites().stream()
                        .filter(suite -> isNoGrease(suite.id()))
                        .map(CipherSuite::opensslName)
                        .toList();
            case GROUPS -> labels(hello.groups().stream());
            case KEY_SHARES -> labels(hello.keyShares().stream().map(ReceivedHello.KeyShare::group));
            case SIGNATURE_SCHEMES ->
                hello.signatureSchemes().stream().map(SignatureScheme::label).toList();
            case EXTENSIONS ->
                hello.extensions().stream()
                        .map(ReceivedHello.Extension::type)
                        .filter(Aspect::isNoGrease)
                        .map(ExtensionType::label)
                        .toList();
            case APPLICATION_PROTOCOLS -> hello.applicationProtocols();
            case SESSION_ID -> List.of(hello.sessionId().length() + " bytes");
            case TICKETS -> List.of(hello.has(ExtensionType.SESSION_TICKET) ? "taken" : "not taken");
            case RESUMPTION ->
                hello.resumptions().stream()
                        .map(ReceivedHello.Resumption::label)
                        .toList();
        };
    }

    private static List<String> labels(Stream<NamedGroup> groups) {
        return groups.filter(group -> isNoGrease(group.id()))
                .map(NamedGroup::label)
                .toList();
    }

    private static boolean isNoGrease(int value) {
        return !ReceivedHello.isGrease(value);
    }

    private static String version(int wire) {
        return ProtocolVersion.ofWire(wire).map(ProtocolVersion::label).orElseGet(() -> String.format("0x%04X", wire));
    }
}
