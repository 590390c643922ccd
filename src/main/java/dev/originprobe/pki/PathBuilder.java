package dev.originprobe.pki;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the path of a served chain: in the order served where it gives one, else in any order, so that what is wrong with
 * the order can be told from what is missing.
 */
final class PathBuilder {
    /**
     * Signatures checked for one chain at most: a hundred certificates in the right order need a hundred, a confused
     * operator's bundle a few dozen; a set made to be searched for ever is left after this many (webpki's budget is 100).
     */
    private static final int SIGNATURE_BUDGET = 400;

    private final List<Optional<ParsedCertificate>> served;
    private final TrustStore trust;
    private final Instant at;
    private final int[] budget = {SIGNATURE_BUDGET};
    private final Set<String> unverified = new HashSet<>();

    PathBuilder(List<Optional<ParsedCertificate>> served, TrustStore trust, Instant at) {
        this.served = served;
        this.trust = trust;
        this.at = at;
    }

    /** The path from a leaf that could be read. */
    CertificationPath build() {
        CertificationPath inOrder = inOrder();
        if (inOrder.anchored()) {
            return inOrder;
        }
        boolean open = inOrder.end().kind() != CertificationPath.Kind.SELF_SIGNED;
        return search(List.of(0))
                .filter(found -> found.anchored()
                        || (open
                                && found.positions().size()
                                        > inOrder.positions().size()))
                .map(this::misplaced)
                .orElse(inOrder);
    }

    /**
     * How far the served certificates go on in order behind an anchored path, each an included root's name and key in a
     * certificate that another CA issued: a root that is cross-signed for clients that lack it, as ACM's chains have it.
     *
     * @return position of the first certificate behind the path that is none, or is not valid now
     */
    int continuation(CertificationPath path) {
        int next = path.last() + 1;
        while (next < served.size()
                && certifies(next, next - 1)
                && !certificate(next).selfIssued()
                && certificate(next).validAt(at)
                && hasNameAndKeyOfAnIncludedRoot(certificate(next))) {
            next++;
        }
        return next;
    }

    boolean hasNameAndKeyOfAnIncludedRoot(ParsedCertificate certificate) {
        return !sameNameAndKey(certificate).isEmpty();
    }

    private List<CertificationPath.Root> sameNameAndKey(ParsedCertificate certificate) {
        return roots(certificate.subject()).stream()
                .filter(root ->
                        root.certificate().key().der().equals(certificate.key().der()))
                .toList();
    }

    private CertificationPath inOrder() {
        List<Integer> positions = new ArrayList<>(List.of(0));
        while (true) {
            int last = positions.get(positions.size() - 1);
            Optional<CertificationPath.End> end = end(certificate(last));
            if (end.isPresent()) {
                return new CertificationPath(positions, end.get(), Optional.empty());
            }
            int next = last + 1;
            if (next >= served.size() || !certifies(next, last)) {
                return new CertificationPath(positions, unissuedEnd(certificate(last)), Optional.empty());
            }
            positions.add(next);
        }
    }

    /** Depth first over all that certifies what came before; an anchored path wins, else the longest. */
    private Optional<CertificationPath> search(List<Integer> positions) {
        int last = positions.get(positions.size() - 1);
        Optional<CertificationPath.End> end = end(certificate(last));
        if (end.isPresent()) {
            return Optional.of(new CertificationPath(positions, end.get(), Optional.empty()));
        }
        Optional<CertificationPath> best = Optional.empty();
        for (int next = 0;
                next < served.size() && best.filter(CertificationPath::anchored).isEmpty();
                next++) {
            if (!positions.contains(next) && certifies(next, last)) {
                List<Integer> longer = new ArrayList<>(positions);
                longer.add(next);
                best = better(best, search(longer));
            }
        }
        return best.or(
                () -> Optional.of(new CertificationPath(positions, unissuedEnd(certificate(last)), Optional.empty())));
    }

    private static Optional<CertificationPath> better(
            Optional<CertificationPath> one, Optional<CertificationPath> other) {
        Comparator<CertificationPath> order = Comparator.comparing(CertificationPath::anchored)
                .thenComparing(path -> path.positions().size());
        return one.isEmpty() || order.compare(other.orElseThrow(), one.get()) > 0 ? other : one;
    }

    private CertificationPath misplaced(CertificationPath found) {
        int first = 0;
        while (first < found.positions().size() && found.positions().get(first) == first) {
            first++;
        }
        return new CertificationPath(
                found.positions(),
                found.end(),
                first < found.positions().size() ? Optional.of(first) : Optional.empty());
    }

    /** Whether the path ends here: at an included root, at one's issue, or at a self-signed certificate. */
    private Optional<CertificationPath.End> end(ParsedCertificate certificate) {
        List<CertificationPath.Root> same = certificate.selfIssued() ? sameNameAndKey(certificate) : List.of();
        return first(same)
                .or(() -> first(roots(certificate.issuer()).stream()
                        .filter(root -> signed(certificate, root.certificate().key()))
                        .toList()))
                .map(root -> new CertificationPath.End(CertificationPath.Kind.ANCHORED, Optional.of(root)))
                .or(() -> certificate.selfIssued() && signed(certificate, certificate.key())
                        ? Optional.of(CertificationPath.End.of(CertificationPath.Kind.SELF_SIGNED))
                        : Optional.empty());
    }

    /** Of roots with the same name and key the one that is valid now. */
    private Optional<CertificationPath.Root> first(List<CertificationPath.Root> roots) {
        return roots.stream()
                .filter(root -> root.certificate().validAt(at))
                .findFirst()
                .or(() -> roots.stream().findFirst());
    }

    private List<CertificationPath.Root> roots(DistinguishedName name) {
        return trust.named(name).stream()
                .flatMap(root -> root.certificate().stream()
                        .filter(certificate -> certificate.named(name))
                        .map(certificate -> new CertificationPath.Root(root.anchor(), certificate)))
                .toList();
    }

    /** Nobody certifies it: is its issuer there by name at least? */
    private CertificationPath.End unissuedEnd(ParsedCertificate certificate) {
        boolean byName = !roots(certificate.issuer()).isEmpty()
                || served.stream()
                        .flatMap(Optional::stream)
                        .anyMatch(other -> !other.equals(certificate) && other.named(certificate.issuer()));
        return CertificationPath.End.of(
                byName ? CertificationPath.Kind.ISSUER_KEY_DIFFERS : CertificationPath.Kind.ISSUER_MISSING);
    }

    private boolean certifies(int issuer, int subject) {
        return served.get(issuer)
                .filter(certificate -> certificate.named(certificate(subject).issuer()))
                .filter(certificate -> signed(certificate(subject), certificate.key()))
                .isPresent();
    }

    /** A signature that nobody here can check is not held against the chain; it is remembered as unverified. */
    private boolean signed(ParsedCertificate certificate, PublicKeyInfo key) {
        if (budget[0]-- <= 0) {
            return false;
        }
        SignatureCheck.Result result = SignatureCheck.of(certificate, key);
        if (result == SignatureCheck.Result.UNSUPPORTED) {
            unverified.add(certificate.sha256());
        }
        return result != SignatureCheck.Result.INVALID;
    }

    /** SHA-256 of the certificates that have a signature that could not be checked. */
    Set<String> unverified() {
        return Set.copyOf(unverified);
    }

    private ParsedCertificate certificate(int position) {
        return served.get(position).orElseThrow();
    }
}
