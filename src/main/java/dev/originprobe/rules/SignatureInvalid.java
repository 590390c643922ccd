package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.stream.Stream;

/** A certificate with a wrong signature is invalid. */
final class SignatureInvalid extends CertificateRule {
    SignatureInvalid() {
        super(new RuleInfo(
                "signature-invalid",
                Severity.BLOCK,
                "A signature does not verify with its issuer's key",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY,
                        "In substance: If the origin returns an expired, invalid or self-signed certificate, or the "
                                + "certificate chain in the wrong order, CloudFront drops the TCP connection, returns "
                                + "502 and sets X-Cache: Error from cloudfront.")));
    }

    @Override
    Stream<Found> find(ChainJudgement chain) {
        return Stream.concat(
                chain.faults(ChainFault.IssuerKeyDiffers.class)
                        .map(
                                fault -> Found.broken(
                                        fault.index(),
                                        "its issuer is " + fault.issuer()
                                                + ", and its signature does not verify with the key of "
                                                + (fault.namesake().isPresent()
                                                        ? "the certificate served at position "
                                                                + fault.namesake()
                                                                        .getAsInt()
                                                        : "the included root of that name"),
                                        "the certificate of " + fault.issuer() + " with the key that signed it"
                                                + source(fault.addresses()),
                                        "Serve the intermediate that issued this certificate: the same name has another key here.")),
                chain.faults(ChainFault.SignatureUnchecked.class)
                        .map(fault -> new Found(
                                fault.byNobody(),
                                fault.index(),
                                (fault.byNobody()
                                                ? "a signature that no TLS client checks: "
                                                : "a signature that cannot be checked here, by algorithm or key: ")
                                        + fault.algorithm(),
                                "a signature with RSA or ECDSA",
                                REISSUE)));
    }
}
