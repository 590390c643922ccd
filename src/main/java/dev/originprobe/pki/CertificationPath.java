package dev.originprobe.pki;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certification path (RFC 5280, 6) that served certificates form.
 *
 * @param positions as served, leaf first
 * @param end what the path ends at
 * @param unverified SHA-256 of the certificates with a signature that could not be checked
 */
record CertificationPath(List<Integer> positions, End end, Set<String> unverified) {
    /** What a path ends at. */
    enum Kind {
        /** An included root, or a certificate that one issued. */
        ANCHORED,
        /** A self-signed certificate that is not an included root. */
        SELF_SIGNED,
        /** A certificate whose issuer is there by name, with a key that did not sign it. */
        ISSUER_KEY_DIFFERS,
        /** A certificate whose issuer is neither served nor included. */
        ISSUER_MISSING,
        /** Not followed to its end: there are more signatures to check than are checked. */
        UNDECIDED
    }

    /**
     * The end of a path.
     *
     * @param root where {@link Kind#ANCHORED}
     */
    record End(Kind kind, Optional<Root> root) {
        static End of(Kind kind) {
            return new End(kind, Optional.empty());
        }
    }

    /** An included root, read. */
    record Root(TrustAnchor anchor, ParsedCertificate certificate) {}

    CertificationPath {
        positions = List.copyOf(positions);
        unverified = Set.copyOf(unverified);
    }

    int last() {
        return positions.get(positions.size() - 1);
    }

    boolean anchored() {
        return end.kind() == Kind.ANCHORED;
    }

    boolean undecided() {
        return end.kind() == Kind.UNDECIDED;
    }
}
