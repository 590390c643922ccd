package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A certificate that is valid now and will have expired within the warning time. */
final class CertificateExpiresSoon extends ChainRule {
    CertificateExpiresSoon() {
        super(new RuleInfo(
                "certificate-expires-soon",
                Severity.RISK,
                "A certificate of the path expires soon",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY,
                        "In substance: If the origin returns an expired, invalid or self-signed certificate, or the "
                                + "certificate chain in the wrong order, CloudFront drops the TCP connection, returns "
                                + "502 and sets X-Cache: Error from cloudfront.")));
    }

    @Override
    List<Fault> faultsOfChain(Case evidence, AddressEvidence address) {
        Instant at = evidence.at();
        Instant soon = at.plus(evidence.criteria().expiryWarning());
        return address.chain().stream()
                .flatMap(chain -> chain.path().stream()
                        .flatMap(index -> chain.served().get(index).facts().stream()
                                .map(CertificateFacts::notAfter)
                                .filter(end -> !end.isBefore(at) && end.isBefore(soon))
                                .map(end -> Fault.broken(
                                        Particular.of(
                                                address.endpoint(),
                                                index,
                                                "expires on " + end + ", in "
                                                        + Duration.between(at, end)
                                                                .toDays() + " days",
                                                "valid for "
                                                        + evidence.criteria()
                                                                .expiryWarning()
                                                                .toDays() + " days or more"),
                                        "Renew the certificate in time."))))
                .toList();
    }
}
