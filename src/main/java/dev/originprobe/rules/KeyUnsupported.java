package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.pki.ChainFault;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;

/** Keys are RSA of 1024 to 4096 bits, or EC on prime256v1 or secp384r1. */
public final class KeyUnsupported extends CertificateRule {
    public KeyUnsupported() {
        super(
                new RuleInfo(
                        "key-unsupported",
                        Severity.BLOCK,
                        "AWS does not say whether CloudFront takes this key",
                        new Basis(
                                Grade.INFERRED,
                                "Amazon CloudFront Developer Guide, Requirements for using SSL/TLS certificates with "
                                        + "CloudFront, 2026-04-08; AWS does not say",
                                "RSA keys of 1024, 2048, 3072 and 4096 bits and ECDSA on prime256v1 or secp384r1 are "
                                        + "named; a limit for origins alone is stated nowhere.")),
                ChainFault.Kind.KEY_UNSUPPORTED);
    }
}
