package dev.originprobe.pki;

import dev.originprobe.pki.ChainFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is wrong with the set of served certificates and its order.
 *
 * @param served as served, empty where unreadable; the leaf is readable
 * @param path that they form
 * @param builder that found the path
 */
record OrderFaults(List<Optional<ParsedCertificate>> served, CertificationPath path, PathBuilder builder) {
    private static final String REBUILD =
            "Serve the leaf first, then each certificate that certifies the one before it, without the root.";

    List<ChainFault> all() {
        List<ChainFault> faults = new ArrayList<>();
        path.misplaced().ifPresent(first -> faults.add(misordered(first)));
        end().ifPresent(faults::add);
        if (path.anchored() && path.misplaced().isEmpty()) {
            int last = path.last();
            if (last > 0 && certificate(last).selfIssued()) {
                faults.add(containsRoot(last));
            }
            for (int extra = builder.continuation(path); extra < served.size(); extra++) {
                faults.add(isRoot(extra) ? containsRoot(extra) : excess(extra));
            }
        }
        return faults;
    }

    private Optional<ChainFault> end() {
        int last = path.last();
        ParsedCertificate certificate = certificate(last);
        return switch (path.end().kind()) {
            case ANCHORED -> Optional.empty();
            case SELF_SIGNED -> Optional.of(last == 0 ? selfSigned(certificate) : untrusted(last, certificate));
            case FORGED -> Optional.of(forged(last, certificate));
            case OPEN -> Optional.of(incomplete(last, certificate));
        };
    }

    /** The issuer is there by name, served or included, and its key is another than the one that signed. */
    private ChainFault forged(int last, ParsedCertificate certificate) {
        String whose = IntStream.range(0, served.size())
                .filter(position -> position != last)
                .filter(position -> served.get(position)
                        .filter(other -> other.named(certificate.issuer()))
                        .isPresent())
                .mapToObj(position -> "the certificate served at position " + position)
                .findFirst()
                .orElse("the included root of that name");
        return new ChainFault(
                Kind.SIGNATURE_INVALID,
                last,
                "its issuer is " + certificate.issuer() + ", and its signature does not verify with the key of "
                        + whose,
                "the certificate of " + certificate.issuer() + " with the key that signed it" + where(certificate),
                true,
                "Serve the intermediate that issued this certificate: the same name has another key here.");
    }

    private static String where(ParsedCertificate certificate) {
        return certificate.issuerAddresses().isEmpty()
                ? ""
                : " (to be had at " + certificate.issuerAddresses().get(0) + ")";
    }

    private static ChainFault selfSigned(ParsedCertificate leaf) {
        return new ChainFault(
                Kind.SELF_SIGNED,
                0,
                "the certificate is signed by itself: " + leaf.subject(),
                "a certificate issued by a CA on Mozilla's list",
                true,
                "Install a certificate from a publicly trusted CA.");
    }

    private static ChainFault untrusted(int last, ParsedCertificate root) {
        return new ChainFault(
                Kind.ISSUER_UNTRUSTED,
                last,
                "the chain ends at " + root.subject() + ", which is no included root",
                "a chain to a root on Mozilla's list",
                true,
                "Install a certificate from a publicly trusted CA.");
    }

    private static ChainFault incomplete(int last, ParsedCertificate certificate) {
        return new ChainFault(
                Kind.INCOMPLETE,
                last,
                "its issuer " + certificate.issuer() + " is neither served nor an included root",
                "the certificate of " + certificate.issuer() + where(certificate),
                true,
                "Add the intermediate certificate to the chain that the origin serves. "
                        + "From here an issuer outside Mozilla's list looks the same.");
    }

    private ChainFault misordered(int first) {
        int belongs = path.positions().get(first);
        String seen = served.get(first)
                .map(certificate -> isCopy(first)
                        ? "a second copy of " + certificate.subject()
                        : certificate.subject() + ", which is not the next certificate of the path")
                .orElse("a certificate that cannot be read");
        return new ChainFault(
                Kind.MISORDERED,
                first,
                seen,
                certificate(belongs).subject() + ", now at position " + belongs,
                true,
                REBUILD);
    }

    private static ChainFault containsRoot(int index) {
        return new ChainFault(
                Kind.CONTAINS_ROOT,
                index,
                "the root itself is served",
                "a chain without its root",
                true,
                "Leave the root out: every client has it, and AWS says not to include it.");
    }

    private ChainFault excess(int index) {
        String what = served.get(index)
                .map(certificate -> (isCopy(index)
                                ? "a second copy of "
                                : builder.hasNameAndKeyOfAnIncludedRoot(certificate)
                                        ? "a cross-signed twin of the root, "
                                        : "not part of the path: ")
                        + certificate.subject())
                .orElse("a certificate that cannot be read");
        return new ChainFault(
                Kind.EXCESS,
                index,
                what,
                "nothing after the path is complete",
                false,
                "Leave it out: AWS does not say whether CloudFront tolerates it.");
    }

    private boolean isRoot(int index) {
        return served.get(index)
                .filter(ParsedCertificate::selfIssued)
                .filter(builder::hasNameAndKeyOfAnIncludedRoot)
                .isPresent();
    }

    private boolean isCopy(int index) {
        return served.subList(0, index).stream()
                .flatMap(Optional::stream)
                .anyMatch(earlier -> served.get(index)
                        .filter(certificate -> certificate.sha256().equals(earlier.sha256()))
                        .isPresent());
    }

    private ParsedCertificate certificate(int position) {
        return served.get(position).orElseThrow();
    }
}
