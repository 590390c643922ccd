package dev.originprobe.rules;

import dev.originprobe.origin.HostName;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.NameMatch;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.verdict.AddressEvidence;
import java.util.List;
import java.util.Optional;

/** The names of a leaf against those that CloudFront accepts. */
final class Names {
    /** Names that are listed in a finding; the JSON report has them all. */
    private static final int SHOWN = 10;

    private Names() {}

    /** The leaf served at an address, where it can be read. */
    static Optional<CertificateFacts> leaf(AddressEvidence address) {
        return address.chain().flatMap(chain -> chain.leaf().facts());
    }

    static boolean covers(CertificateFacts leaf, HostName name) {
        return match(leaf, name).matched().isPresent();
    }

    static NameMatch match(CertificateFacts leaf, HostName name) {
        return NameMatch.of(leaf, name.ascii(), name.isAddress());
    }

    /** What the leaf does cover, for people. */
    static String presented(CertificateFacts leaf) {
        List<String> names = leaf.dnsNames().isEmpty() ? leaf.commonNames() : leaf.dnsNames();
        String shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return names.isEmpty()
                ? "a certificate for no host name"
                : "a certificate for " + shown
                        + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }

    /** A leaf for people: its names and dates, and how many certificates came with it. */
    static String shown(ServedCertificate leaf, int served) {
        return leaf.facts()
                        .map(facts ->
                                presented(facts) + ", valid from " + facts.notBefore() + " to " + facts.notAfter())
                        .orElse("a certificate that cannot be read")
                + " (in a chain of " + served + ")";
    }
}
