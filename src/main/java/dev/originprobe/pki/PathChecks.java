package dev.originprobe.pki;

import dev.originprobe.pki.ChainFault.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is wrong with the certificates of a path, once it is known (RFC 5280, 6.1).
 *
 * @param certificates leaf first
 * @param path whose positions the faults name
 * @param unverified SHA-256 of the certificates whose signature could not be checked
 * @param at the instant at which validity is judged
 */
record PathChecks(List<ParsedCertificate> certificates, CertificationPath path, Set<String> unverified, Instant at) {
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

    /** RSA sizes that AWS names for certificates used with CloudFront reach from 1024 to 4096 (2026-04). */
    private static final int SMALLEST_RSA_BITS = 1_024;

    private static final int LARGEST_RSA_BITS = 4_096;

    /** The curves that AWS named for origin certificates in 2018. */
    private static final Set<String> CURVES = Set.of("prime256v1", "secp384r1");

    /** Comparisons of a name with a subtree, after which OpenSSL and BoringSSL refuse the certificate. */
    private static final long MOST_NAME_COMPARISONS = 1 << 20;

    private static final String RENEW = "Renew the certificate and reload the server.";
    private static final String REISSUE = "Have the certificate issued again by a publicly trusted CA.";

    List<ChainFault> all() {
        List<ChainFault> faults = new ArrayList<>();
        for (int i = 0; i < certificates.size(); i++) {
            ParsedCertificate certificate = certificates.get(i);
            int index = path.positions().get(i);
            validity(certificate, index, "").ifPresent(faults::add);
            if (i > 0) {
                authority(certificate, index, "").ifPresent(faults::add);
                pathLength(certificate.basicConstraints(), i, index, certificate.subject())
                        .ifPresent(faults::add);
            }
            constraints(certificate, i, index).ifPresent(faults::add);
            usage(certificate, i, index, "").ifPresent(faults::add);
            key(certificate, index, "").ifPresent(faults::add);
            if (!isAnchor(certificate)) {
                weakness(certificate, index).ifPresent(faults::add);
            }
            critical(certificate, index, "").ifPresent(faults::add);
        }
        path.end().root().ifPresent(root -> anchor(root, faults));
        return faults;
    }

    private void anchor(CertificationPath.Root root, List<ChainFault> faults) {
        ParsedCertificate certificate = root.certificate();
        String name = "the root " + root.anchor().name() + ": ";
        if (!isAnchor(certificates.get(certificates.size() - 1))) {
            validity(certificate, path.last(), name).ifPresent(faults::add);
            if (certificate.basicConstraints().isPresent() || !certificate.maySignCertificates()) {
                authority(certificate, path.last(), name).ifPresent(faults::add);
            }
            pathLength(certificate.basicConstraints(), certificates.size(), path.last(), certificate.subject())
                    .ifPresent(faults::add);
            usage(certificate, certificates.size(), path.last(), name).ifPresent(faults::add);
            key(certificate, path.last(), name).ifPresent(faults::add);
            critical(certificate, path.last(), name).ifPresent(faults::add);
        }
        root.anchor()
                .distrustAfter()
                .filter(date -> certificates.get(0).notBefore().isAfter(date))
                .ifPresent(date -> faults.add(new ChainFault(
                        Kind.ROOT_DISTRUSTED,
                        0,
                        "issued " + certificates.get(0).notBefore() + " under "
                                + root.anchor().name(),
                        "a certificate issued no later than " + date + ", after which Mozilla distrusts that root",
                        true,
                        "Move to a certificate from another publicly trusted CA.")));
    }

    private Optional<ChainFault> validity(ParsedCertificate certificate, int index, String whose) {
        if (at.isAfter(certificate.notAfter())) {
            return Optional.of(fault(
                    Kind.EXPIRED, index, whose + "expired on " + certificate.notAfter(), "valid at " + at, RENEW));
        }
        return at.isBefore(certificate.notBefore())
                ? Optional.of(fault(
                        Kind.NOT_YET_VALID,
                        index,
                        whose + "valid from " + certificate.notBefore() + " on",
                        "valid at " + at,
                        "Wait until it is valid, or install one that is; check the clock of the issuing CA."))
                : Optional.empty();
    }

    private static Optional<ChainFault> authority(ParsedCertificate certificate, int index, String whose) {
        boolean ca = certificate
                .basicConstraints()
                .map(ParsedCertificate.BasicConstraints::ca)
                .orElse(false);
        if (ca && certificate.maySignCertificates() && !certificate.subject().isEmpty()) {
            return Optional.empty();
        }
        String why = !ca
                ? " is not a CA (basicConstraints)"
                : certificate.subject().isEmpty()
                        ? "it has no name (subject)"
                        : " may not sign certificates (keyUsage)";
        return Optional.of(fault(
                Kind.ISSUER_NOT_CA,
                index,
                whose + certificate.subject() + why,
                "an issuer with a name, basicConstraints CA:TRUE and, where keyUsage is present, keyCertSign",
                REISSUE));
    }

    /** Intermediates between this CA and the leaf count, but for self-issued ones. */
    private Optional<ChainFault> pathLength(
            Optional<ParsedCertificate.BasicConstraints> constraints, int depth, int index, DistinguishedName name) {
        OptionalInt allowed =
                constraints.map(ParsedCertificate.BasicConstraints::pathLength).orElse(OptionalInt.empty());
        long below = certificates.subList(Math.min(1, depth), depth).stream()
                .filter(certificate -> !certificate.selfIssued())
                .count();
        return allowed.isPresent() && below > allowed.getAsInt()
                ? Optional.of(fault(
                        Kind.PATH_LENGTH_EXCEEDED,
                        index,
                        below + " intermediates below " + name,
                        "at most " + allowed.getAsInt() + " (pathLenConstraint)",
                        REISSUE))
                : Optional.empty();
    }

    /** Every CA above limits the names; self-issued intermediates are exempt. */
    private Optional<ChainFault> constraints(ParsedCertificate certificate, int depth, int index) {
        if (depth > 0 && certificate.selfIssued()) {
            return Optional.empty();
        }
        List<NameConstraints> limits = new ArrayList<>();
        certificates.subList(depth + 1, certificates.size()).stream()
                .flatMap(above -> above.nameConstraints().stream())
                .forEach(limits::add);
        path.end().root().ifPresent(root -> {
            root.certificate().nameConstraints().ifPresent(limits::add);
            if (!root.anchor().permittedDnsSuffixes().isEmpty()) {
                limits.add(NameConstraints.permittingDns(root.anchor().permittedDnsSuffixes()));
            }
        });
        long names =
                (long) certificate.names().size() + certificate.subject().rdns().size();
        if (limits.stream().anyMatch(limit -> names * limit.size() > MOST_NAME_COMPARISONS)) {
            return Optional.of(new ChainFault(
                    Kind.NAME_CONSTRAINT_VIOLATED,
                    index,
                    names + " names against more subtrees than TLS clients compare them with",
                    "at most " + MOST_NAME_COMPARISONS + " comparisons of a name with a subtree",
                    false,
                    REISSUE));
        }
        return limits.stream()
                .flatMap(limit -> limit.violation(certificate, depth == 0).stream())
                .findFirst()
                .map(name -> fault(
                        Kind.NAME_CONSTRAINT_VIOLATED,
                        index,
                        "the name " + name,
                        "names that the CAs above are allowed to certify",
                        REISSUE));
    }

    /** Where it says anything, it must say serverAuth, a CA too; that it says any does not do (OpenSSL). */
    private static Optional<ChainFault> usage(ParsedCertificate certificate, int depth, int index, String whose) {
        if (depth == 0 && !certificate.mayServeTls()) {
            return Optional.of(fault(
                    Kind.USAGE_NOT_ALLOWED,
                    index,
                    "a keyUsage for other ends",
                    "keyUsage with digitalSignature, keyEncipherment or keyAgreement, or none",
                    REISSUE));
        }
        return certificate
                .extendedKeyUsage()
                .filter(usages -> !usages.contains(SERVER_AUTH))
                .map(usages -> fault(
                        Kind.USAGE_NOT_ALLOWED,
                        index,
                        whose + "extendedKeyUsage " + String.join(", ", usages),
                        "extendedKeyUsage with serverAuth (" + SERVER_AUTH + ")",
                        REISSUE));
    }

    private static Optional<ChainFault> key(ParsedCertificate certificate, int index, String whose) {
        PublicKeyInfo key = certificate.key();
        int bits = key.bits().orElse(0);
        boolean known = key.algorithm().equals("RSA")
                ? bits >= SMALLEST_RSA_BITS && bits <= LARGEST_RSA_BITS
                : key.curve().filter(CURVES::contains).isPresent();
        return known
                ? Optional.empty()
                : Optional.of(new ChainFault(
                        Kind.KEY_UNSUPPORTED,
                        index,
                        whose + "a key of " + key.label(),
                        "RSA of 1024 to 4096 bits, or EC on prime256v1 or secp384r1",
                        false,
                        "Use RSA 2048 or EC prime256v1: AWS does not say whether CloudFront takes this key."));
    }

    private Optional<ChainFault> weakness(ParsedCertificate certificate, int index) {
        if (unverified.contains(certificate.sha256())) {
            return Optional.of(new ChainFault(
                    Kind.SIGNATURE_INVALID,
                    index,
                    "a signature that cannot be checked here, by algorithm or key: "
                            + certificate.signatureAlgorithm().name(),
                    "a signature with RSA or ECDSA",
                    false,
                    REISSUE));
        }
        String hash = certificate.signatureAlgorithm().weakHash();
        return hash.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChainFault(
                        Kind.SIGNATURE_WEAK,
                        index,
                        "signed with " + certificate.signatureAlgorithm().name(),
                        "a signature with SHA-256 or better",
                        !hash.equals("SHA-1"),
                        REISSUE));
    }

    private static Optional<ChainFault> critical(ParsedCertificate certificate, int index, String whose) {
        return certificate.unknownCritical().isEmpty()
                ? Optional.empty()
                : Optional.of(fault(
                        Kind.CRITICAL_EXTENSION_UNKNOWN,
                        index,
                        whose + "critical extension " + String.join(", ", certificate.unknownCritical()),
                        "only critical extensions that TLS clients know",
                        REISSUE));
    }

    private boolean isAnchor(ParsedCertificate certificate) {
        return path.end()
                .root()
                .filter(root -> root.certificate().sha256().equals(certificate.sha256()))
                .isPresent();
    }

    private static ChainFault fault(Kind kind, int index, String seen, String wanted, String remedy) {
        return new ChainFault(kind, index, seen, wanted, true, remedy);
    }
}
