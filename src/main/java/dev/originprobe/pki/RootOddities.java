package dev.originprobe.pki;

import java.util.ArrayList;
import java.util.List;

/** What OpenSSL holds against a root that it is told to trust, and AWS-LC does not. */
final class RootOddities {
    private RootOddities() {}

    static List<Oddity> of(ParsedCertificate root) {
        List<Oddity> oddities = new ArrayList<>();
        if (root.version() == 3
                && root.basicConstraints().isEmpty()
                && root.keyUsage().isEmpty()) {
            oddities.add(refusedByOpenssl("no basicConstraints, and a version of 3"));
        }
        if (root.selfIssued() && root.keyIdentifiers().disagreement(root).isPresent()) {
            oddities.add(refusedByOpenssl("an authorityKeyIdentifier that is not its own"));
        }
        if (root.signatureAlgorithm().isKnownToNobody()) {
            oddities.add(refusedByOpenssl("a signature with an algorithm that no TLS client knows"));
        }
        return oddities;
    }

    private static Oddity refusedByOpenssl(String what) {
        return new Oddity(what, Oddity.Refusing.OPENSSL);
    }
}
