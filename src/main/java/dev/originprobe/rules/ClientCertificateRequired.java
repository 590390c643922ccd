package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A certificate request that the origin insists on breaks it; one that it does without leaves it undecided, as AWS says
 * that the request alone is enough. With origin mTLS only a refusal of the certificate breaks it.
 */
final class ClientCertificateRequired extends AddressRule {
    ClientCertificateRequired() {
        super(new RuleInfo(
                "client-certificate-required",
                Severity.BLOCK,
                "The origin asks for a client certificate",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.CUSTOM_ORIGIN_BEHAVIOR,
                        "In substance: CloudFront does not support client-side certificates: if an origin requests one, "
                                + "CloudFront drops the request. Since 2026 origin mTLS can be configured.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        if (evidence.target().settings().mtls()) {
            return demanded(address)
                    ? List.of(Fault.broken(
                            Particular.of(
                                    address.endpoint(),
                                    "the origin ends the handshake in spite of the client certificate, "
                                            + alert(address)
                                                    .map(alert -> "with the alert " + alert.descriptionName())
                                                    .orElse("without an alert"),
                                    "a client certificate that the origin accepts"),
                            alert(address)
                                    .map(alert -> remedy(alert.description()))
                                    .orElse(LOOK_IN_THE_LOG)))
                    : List.of();
        }
        if (demanded(address)) {
            return List.of(Fault.broken(
                    Particular.of(
                            address.endpoint(), "the origin ends the handshake without a client certificate", WANTED),
                    "Do not ask CloudFront for a client certificate on this host, or configure origin mTLS."));
        }
        return requested(address)
                ? List.of(Fault.undecided(
                        Particular.of(
                                address.endpoint(),
                                "the origin asks for a client certificate"
                                        + (address.completed()
                                                ? ", and finishes the handshake without one: it is optional at "
                                                        + "the TLS level, and what the origin then answers to requests "
                                                        + "is not seen from here (nginx with ssl_verify_client on "
                                                        + "answers 400)"
                                                : ""),
                                WANTED),
                        "Do not ask for one on this host, or configure origin mTLS (OriginMtlsConfig): AWS says that CloudFront "
                                + "drops a request for which it is asked."))
                : List.of();
    }

    private static final String WANTED = "no CertificateRequest";

    private static final String LOOK_IN_THE_LOG = "Look in the origin's log for what it has against the certificate of "
            + "OriginMtlsConfig, and let it trust the issuer.";

    /** What to change where the origin has refused the certificate so (RFC 8446, 6.2). */
    private static String remedy(int alert) {
        return switch (alert) {
            case Alert.CERTIFICATE_EXPIRED ->
                "Renew the certificate of OriginMtlsConfig: to the origin it, or one of its chain, has expired.";
            case Alert.UNKNOWN_CA ->
                "Let the origin trust the issuer of the certificate of OriginMtlsConfig, "
                        + "or configure one whose issuer it trusts.";
            case Alert.CERTIFICATE_REVOKED ->
                "Configure another certificate in OriginMtlsConfig: to the origin this one is revoked.";
            case Alert.UNSUPPORTED_CERTIFICATE ->
                "Configure a certificate in OriginMtlsConfig whose extendedKeyUsage has clientAuth, "
                        + "with a kind of key that the origin takes.";
            case Alert.ACCESS_DENIED ->
                "Let the origin admit the subject of the certificate of OriginMtlsConfig: it reads the certificate and "
                        + "admits others only.";
            case Alert.BAD_CERTIFICATE ->
                "Configure another certificate in OriginMtlsConfig, or look in the origin's log for why it is bad: broken, "
                        + "not valid yet, or signed too weakly.";
            default -> LOOK_IN_THE_LOG;
        };
    }

    private static Optional<Alert> alert(AddressEvidence address) {
        return address.handshake()
                .filter(Answer.Alerted.class::isInstance)
                .map(Answer.Alerted.class::cast)
                .map(Answer.Alerted::alert);
    }

    /** Whether the handshake failed after the origin had asked for a certificate in it. */
    static boolean demanded(AddressEvidence address) {
        return requested(address)
                && address.handshake()
                        .filter(answer -> answer instanceof Answer.Alerted || answer instanceof Answer.Closed)
                        .flatMap(Answer::seen)
                        .isPresent();
    }

    private static boolean requested(AddressEvidence address) {
        return address.handshake()
                .flatMap(Answer::seen)
                .or(address::flight)
                .filter(ServerFlight::certificateRequested)
                .isPresent();
    }
}
