package dev.originprobe.pki;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the path of a served chain: in the order served where it gives one, else in any order, so that what is wrong with
 * the order can be told from what is missing.
 */
final class PathBuilder {
    private final List<Optional<ParsedCertificate>> served;
    private final int leaf;
    private final TrustStore trust;
    private final Instant at;
    private final Certificates certificates;

    /**
     * Finds paths from one of the served certificates.
     *
     * @param leaf its position; it can be read
     */
    PathBuilder(
            List<Optional<ParsedCertificate>> served,
            int leaf,
            TrustStore trust,
            Instant at,
            Certificates certificates) {
        this.served = List.copyOf(served);
        this.leaf = leaf;
        this.trust = trust;
        this.at = at;
        this.certificates = certificates;
    }

    CertificationPath build() {
        CertificationPath inOrder = inOrder();
        if (inOrder.anchored() || inOrder.undecided()) {
            return inOrder;
        }
        if (!Budget.SIGNATURES.covers(candidates())) {
            return new CertificationPath(
                    inOrder.positions(),
                    CertificationPath.End.of(CertificationPath.Kind.UNDECIDED),
                    inOrder.unverified());
        }
        CertificationPath shortest = search();
        boolean longer = inOrder.end().kind() != CertificationPath.Kind.SELF_SIGNED
                && shortest.positions().size() > inOrder.positions().size();
        return shortest.anchored() || longer ? shortest : inOrder;
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
                && certifies(next, next - 1, new HashSet<>())
                && !certificate(next).selfIssued()
                && certificate(next).validAt(at)
                && hasNameAndKeyOfAnIncludedRoot(certificate(next))) {
            next++;
        }
        return next;
    }

    boolean hasPassed(Instant instant) {
        return at.isAfter(instant);
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
        Set<String> unverified = new HashSet<>();
        List<Integer> order = distinct();
        List<Integer> positions = new ArrayList<>(List.of(leaf));
        for (int next = order.indexOf(leaf) + 1; ; next++) {
            int last = positions.get(positions.size() - 1);
            if (!Budget.SIGNATURES.covers(positions.size())) {
                return new CertificationPath(
                        positions, CertificationPath.End.of(CertificationPath.Kind.UNDECIDED), unverified);
            }
            Optional<CertificationPath.End> end = end(certificate(last), unverified);
            if (end.isPresent() || next == order.size() || !certifies(order.get(next), last, unverified)) {
                return new CertificationPath(
                        positions, end.orElseGet(() -> unissuedEnd(certificate(last))), unverified);
            }
            positions.add(order.get(next));
        }
    }

    /** Positions of the served certificates, without second copies. */
    List<Integer> distinct() {
        Set<String> seen = new HashSet<>();
        return IntStream.range(0, served.size())
                .filter(position -> served.get(position)
                        .map(certificate -> seen.add(certificate.sha256()))
                        .orElse(true))
                .boxed()
                .toList();
    }

    /** How many signatures a search for a path may have to check: by the names that lead from one to the next. */
    private long candidates() {
        List<Integer> order = distinct();
        Set<Integer> reached = new LinkedHashSet<>(List.of(leaf));
        Deque<Integer> left = new ArrayDeque<>(reached);
        long count = 0;
        while (!left.isEmpty() && Budget.SIGNATURES.covers(count)) {
            DistinguishedName issuer = certificate(left.remove()).issuer();
            count += trust.named(issuer).size();
            for (int position : order) {
                if (served.get(position).filter(other -> other.named(issuer)).isPresent()) {
                    count++;
                    if (reached.add(position)) {
                        left.add(position);
                    }
                }
            }
        }
        return count;
    }

    /** The shortest path to an included root, by certificates in any order; where there is none, the longest of the shortest. */
    private CertificationPath search() {
        Set<String> unverified = new HashSet<>();
        List<Integer> order = distinct();
        Map<Integer, List<Integer>> paths = new LinkedHashMap<>(Map.of(leaf, List.of(leaf)));
        Deque<Integer> left = new ArrayDeque<>(List.of(leaf));
        @Nullable CertificationPath longest = null;
        while (!left.isEmpty()) {
            int subject = left.remove();
            List<Integer> path = paths.getOrDefault(subject, List.of());
            Optional<CertificationPath.End> end = end(certificate(subject), unverified);
            longest = new CertificationPath(path, end.orElseGet(() -> unissuedEnd(certificate(subject))), unverified);
            if (longest.anchored()) {
                return longest;
            }
            if (end.isEmpty()) {
                for (int issuer : order) {
                    if (!paths.containsKey(issuer) && certifies(issuer, subject, unverified)) {
                        paths.put(
                                issuer,
                                Stream.concat(path.stream(), Stream.of(issuer)).toList());
                        left.add(issuer);
                    }
                }
            }
        }
        return Objects.requireNonNull(longest);
    }

    /** Whether the path ends here: at an included root, at one's issue, or at a self-signed certificate. */
    private Optional<CertificationPath.End> end(ParsedCertificate certificate, Set<String> unverified) {
        List<CertificationPath.Root> same = certificate.selfIssued() ? sameNameAndKey(certificate) : List.of();
        return first(same)
                .or(() -> first(roots(certificate.issuer()).stream()
                        .filter(root -> signed(certificate, root.certificate().key(), unverified))
                        .toList()))
                .map(root -> new CertificationPath.End(CertificationPath.Kind.ANCHORED, Optional.of(root)))
                .or(() -> certificate.selfIssued() && signed(certificate, certificate.key(), unverified)
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
                .flatMap(root -> certificates.read(root).stream()
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

    private boolean certifies(int issuer, int subject, Set<String> unverified) {
        return served.get(issuer)
                .filter(certificate -> certificate.named(certificate(subject).issuer()))
                .filter(certificate -> signed(certificate(subject), certificate.key(), unverified))
                .isPresent();
    }

    /**
     * A signature that nobody here can check is not held against the chain.
     *
     * @param unverified is given the SHA-256 of the certificate in that case
     */
    private boolean signed(ParsedCertificate certificate, PublicKeyInfo key, Set<String> unverified) {
        SignatureCheck.Result result = certificates.signature(certificate, key);
        if (result == SignatureCheck.Result.UNSUPPORTED) {
            unverified.add(certificate.sha256());
        }
        return result != SignatureCheck.Result.INVALID;
    }

    private ParsedCertificate certificate(int position) {
        return served.get(position).orElseThrow();
    }
}
