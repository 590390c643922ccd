package dev.originprobe.rules;

import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one list of the rules. */
public final class Rules {
    private static final List<Rule<Case>> OTHERS = List.of(
            new HostIsAddress(),
            new NameUnresolved(),
            new AddressTypeMissing(),
            new ConnectionRefused(),
            new ConnectionTimedOut(),
            new HandshakeTimedOut(),
            new NotTried(),
            new NotTls(),
            new ProtocolRefused(),
            new CipherRefused(),
            new GroupRefused(),
            new ChoiceNotOffered(),
            new ServerNameRefused(),
            new HandshakeRefused(),
            new HandshakeClosed(),
            new HandshakeUnsteady(),
            new HandshakeMalformed(),
            new ClientCertificateRequired(),
            new KeyMismatch(),
            new HandshakeIncomplete(),
            new CertificateAbsent(),
            new CertificateMalformed(),
            new CertificateExpired(),
            new CertificateNotYetValid(),
            new CertificateSelfSigned(),
            new IssuerUntrusted(),
            new ChainIncomplete(),
            new ChainMisordered(),
            new SignatureInvalid(),
            new KeyIdentifierMismatch(),
            new IssuerNotCa(),
            new PathLengthExceeded(),
            new NameConstraintViolated(),
            new UsageNotAllowed(),
            new CriticalExtensionUnknown(),
            new RootDistrusted(),
            new EncodingNotDer(),
            new KeyUnsupported(),
            new SignatureWeak(),
            new ChainExcess(),
            new ChainTooDeep(),
            new NameMismatch(),
            new CertificateExpiresSoon(),
            new AddressesDisagree(),
            new ProtocolObsolete(),
            new CipherObsolete(),
            new NameCommonNameOnly(),
            new ForwardedHostUncovered(),
            new SessionInconsistent(),
            new ExtensionNotRequested(),
            new ClientsDisagree(),
            new ChainContainsRoot(),
            new ServerNameRequired(),
            new EcdsaNotPreferred());

    private static final List<Rule<Case>> OTHERS_OF_CERTIFICATES = OTHERS.stream()
            .filter(rule -> rule instanceof ChainRule || rule instanceof KeyMismatch)
            .toList();

    private static final List<Rule<Case>> ALL = withWitness(OTHERS);
    private static final List<Rule<Case>> OF_CERTIFICATES = withWitness(OTHERS_OF_CERTIFICATES);

    private Rules() {}

    /** All rules in the catalogue's order: along a connection, from the name to the notes. */
    public static List<Rule<Case>> all() {
        return ALL;
    }

    /** Those that a bundle can be held to that is not served yet, in the same order. */
    public static List<Rule<Case>> ofCertificates() {
        return OF_CERTIFICATES;
    }

    /** What the rules about certificates find in a chain, whoever it is for. */
    public static List<Finding> findings(ChainJudgement chain) {
        return ALL.stream()
                .filter(CertificateRule.class::isInstance)
                .flatMap(rule -> ((CertificateRule) rule).findings(chain).stream())
                .toList();
    }

    /** The rule of that id, empty where there is none. */
    public static Optional<Rule<Case>> named(String id) {
        return ALL.stream().filter(rule -> rule.info().id().equals(id)).findFirst();
    }

    /** What AWS's own library says comes last: it matters where the others have no objection. */
    private static List<Rule<Case>> withWitness(List<Rule<Case>> others) {
        return Stream.concat(others.stream(), Stream.of(new WitnessRefused(others)))
                .toList();
    }
}
