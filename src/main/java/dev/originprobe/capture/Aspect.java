package dev.originprobe.capture;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ExtensionType;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ReceivedHello;
import dev.originprobe.tls.SignatureScheme;
import java.util.List;
import java.util.function.Function;

/** One thing that a hello says, as a list in the order sent; GREASE is left out, as its values are chance. */
public enum Aspect {
    RECORD_VERSION("record version", hello -> List.of(version(hello.recordVersion()))),
    VERSIONS("versions", hello -> hello.versions().stream()
            .filter(Aspect::isNoGrease)
            .map(Aspect::version)
            .toList()),
    SUITES("cipher suites", hello -> hello.suites().stream()
            .filter(suite -> !ReceivedHello.isGrease(suite.id()))
            .map(CipherSuite::opensslName)
            .toList()),
    GROUPS("groups", hello -> hello.groups().stream()
            .filter(group -> !ReceivedHello.isGrease(group.id()))
            .map(NamedGroup::label)
            .toList()),
    KEY_SHARES("key shares", hello -> hello.keyShares().stream()
            .map(ReceivedHello.KeyShare::group)
            .filter(group -> !ReceivedHello.isGrease(group.id()))
            .map(NamedGroup::label)
            .toList()),
    SIGNATURE_SCHEMES("signature schemes", hello -> hello.signatureSchemes().stream()
            .map(SignatureScheme::label)
            .toList()),
    EXTENSIONS("extensions", hello -> hello.extensions().stream()
            .map(ReceivedHello.Extension::type)
            .filter(Aspect::isNoGrease)
            .map(ExtensionType::label)
            .toList()),
    APPLICATION_PROTOCOLS("ALPN", ReceivedHello::applicationProtocols),
    SESSION_ID("session id", hello -> List.of(hello.sessionId().length() + " bytes")),
    TICKETS("session tickets", hello -> List.of(
            hello.resumes()
                    ? "a session is to be resumed"
                    : hello.has(ExtensionType.SESSION_TICKET) ? "taken" : "not taken"));

    private final String label;
    private final Function<ReceivedHello, List<String>> of;

    Aspect(String label, Function<ReceivedHello, List<String>> of) {
        this.label = label;
        this.of = of;
    }

    /** For people: {@code key shares}. */
    public String label() {
        return label;
    }

    /** What a hello says of it; may hold untrusted text. */
    public List<String> of(ReceivedHello hello) {
        return of.apply(hello);
    }

    private static boolean isNoGrease(int value) {
        return !ReceivedHello.isGrease(value);
    }

    private static String version(int wire) {
        return ProtocolVersion.ofWire(wire)
                .map(ProtocolVersion::label)
                .orElseGet(() -> String.format("0x%04X", wire));
    }
}
