package dev.originprobe.rules;

import dev.originprobe.evidence.AddressEvidence;
import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Case;
import dev.originprobe.origin.Grade;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/**
 * A certificate request that the origin insists on breaks it; one that it does without leaves it undecided, as AWS says
 * that the request alone is enough. With origin mTLS only a refusal of the certificate breaks it.
 */
public final class ClientCertificateRequired extends AddressRule {
    public ClientCertificateRequired() {
        super(new RuleInfo(
                "client-certificate-required",
                Severity.BLOCK,
                "The origin asks for a client certificate",
                new Basis(
                        Grade.DOCUMENTED,
                        "Amazon CloudFront Developer Guide, Request and response behavior for custom origins, "
                                + "2017-12-07 to 2026-04-08",
                        "In substance: CloudFront does not support client-side certificates: if an origin requests one, "
                                + "CloudFront drops the request. Since 2026 origin mTLS can be configured.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        if (evidence.evidence().target().settings().mtls()) {
            return demanded(address)
                    ? List.of(Fault.broken(
                            Particular.of(
                                    address.endpoint(),
                                    "the origin ends the handshake in spite of the client certificate",
                                    "a client certificate that the origin accepts"),
                            "Let the origin trust the issuer of the certificate of OriginMtlsConfig, "
                                    + "or configure one whose issuer it trusts."))
                    : List.of();
        }
        if (demanded(address)) {
            return List.of(Fault.broken(
                    Particular.of(
                            address.endpoint(), "the origin ends the handshake without a client certificate", WANTED),
                    "Do not ask CloudFront for a client certificate on this host, or configure origin mTLS."));
        }
        return requested(address)
                ? List.of(
                        Fault.undecided(
                                Particular.of(
                                        address.endpoint(),
                                        "the origin asks for a client certificate and does without",
                                        WANTED),
                                "Do not ask for one on this host: AWS says that CloudFront drops a request for which it is asked."))
                : List.of();
    }

    private static final String WANTED = "no CertificateRequest";

    /** Whether the handshake failed after the origin had asked for a certificate. */
    static boolean demanded(AddressEvidence address) {
        return requested(address)
                && address.handshake()
                        .filter(answer -> answer instanceof Answer.Alerted || answer instanceof Answer.Closed)
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
