package dev.originprobe.rules;

import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.TrustAnchor;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Finding;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A rule about what a served chain shows, whoever it is for. */
abstract class CertificateRule extends ChainRule {
    /** The remedy for a certificate that only a CA can mend. */
    static final String REISSUE = "Have the certificate issued again by a publicly trusted CA.";

    /** The remedy for an issuer that clients do not trust. */
    static final String TRUSTED_CA = "Install a certificate from a publicly trusted CA.";

    CertificateRule(RuleInfo info) {
        super(info);
    }

    /**
     * A fault of the chain in words.
     *
     * @param broken false where it is not known how CloudFront takes it
     * @param index the certificate's position as served
     * @param seen what is there; may hold untrusted text
     * @param wanted what would have passed
     * @param remedy the smallest change that fixes it
     */
    record Found(boolean broken, int index, String seen, String wanted, String remedy) {
        static Found broken(int index, String seen, String wanted, String remedy) {
            return new Found(true, index, seen, wanted, remedy);
        }

        static Found undecided(int index, String seen, String wanted, String remedy) {
            return new Found(false, index, seen, wanted, remedy);
        }
    }

    /** What this rule finds wrong with a chain; none where it passes. */
    abstract Stream<Found> find(ChainJudgement chain);

    /** The same of a chain that came by this version of TLS; empty where that is not known. */
    Stream<Found> find(ChainJudgement chain, Optional<ProtocolVersion> version) {
        return find(chain);
    }

    /** What is wrong where the origin served no chain to the profile's hello. */
    List<Fault> withoutChain(Case evidence, AddressEvidence address) {
        return List.of();
    }

    /** The same as findings. */
    final List<Finding> findings(ChainJudgement chain) {
        return find(chain)
                .map(found -> new Finding(
                        info(),
                        found.broken() ? Finding.State.BROKEN : Finding.State.UNDECIDED,
                        List.of(Particular.of(Optional.empty(), found.index(), found.seen(), found.wanted())),
                        found.remedy()))
                .toList();
    }

    @Override
    final List<Fault> faultsOfChain(Case evidence, AddressEvidence address) {
        if (address.chain().isEmpty()) {
            return withoutChain(evidence, address);
        }
        Optional<ProtocolVersion> version = address.protocol();
        return address.chain().stream()
                .flatMap(chain -> find(chain, version))
                .map(found -> new Fault(
                        found.broken(),
                        Particular.of(address.endpoint(), found.index(), found.seen(), found.wanted()),
                        found.remedy(),
                        Optional.empty()))
                .toList();
    }

    /** Ends what is said of a root that counts for one engine alone. */
    static final String ROOTS_ARE_DISPUTED = ", which OpenSSL refuses in a root and AWS-LC takes";

    /** Begins what is said of an included root; empty text for a served certificate. */
    static String whose(Optional<TrustAnchor> root) {
        return root.map(anchor -> "the root " + anchor.name() + ": ").orElse("");
    }

    /** Ends what is said of a missing certificate with where it can be downloaded; empty text where that is not known. */
    static String source(List<String> addresses) {
        return addresses.isEmpty() ? "" : " (available at " + addresses.get(0) + ")";
    }
}
