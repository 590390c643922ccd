package dev.originprobe.pki;

import dev.originprobe.pki.ChainFault.Lack;
import dev.originprobe.pki.ChainJudgement.PathKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What is wrong with the certificates of a path, once it is known (RFC 5280, 6.1).
 *
 * @param certificates leaf first
 * @param path whose positions the faults name
 * @param at the instant at which validity is judged
 */
record PathChecks(List<ParsedCertificate> certificates, CertificationPath path, Instant at) {
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

    List<ChainFault> all() {
        List<ChainFault> faults = new ArrayList<>();
        for (int i = 0; i < certificates.size(); i++) {
            ParsedCertificate certificate = certificates.get(i);
            int index = path.positions().get(i);
            validity(certificate, index, Optional.empty()).ifPresent(faults::add);
            if (i > 0) {
                authority(certificate, index, anchor(certificate)).ifPresent(faults::add);
                pathLength(certificate, i, index, anchor(certificate)).ifPresent(faults::add);
            }
            constraints(certificate, i, index).ifPresent(faults::add);
            usage(certificate, i, index, Optional.empty()).ifPresent(faults::add);
            if (anchor(certificate).isEmpty()) {
                signature(certificate, index).ifPresent(faults::add);
            }
            critical(certificate, index, Optional.empty()).ifPresent(faults::add);
            keyIdentifiers(certificate, i, index).ifPresent(faults::add);
            oddities(certificate, i, index, Optional.empty()).forEach(faults::add);
        }
        path.end().root().ifPresent(root -> anchor(root, faults));
        return faults;
    }

    /** The keys of the path, its root's included. */
    List<PathKey> keys() {
        List<PathKey> keys = new ArrayList<>();
        for (int i = 0; i < certificates.size(); i++) {
            keys.add(new PathKey(
                    path.positions().get(i),
                    Optional.empty(),
                    certificates.get(i).key().facts()));
        }
        unservedRoot()
                .map(root -> new PathKey(
                        path.last(),
                        Optional.of(root.anchor()),
                        root.certificate().key().facts()))
                .ifPresent(keys::add);
        return keys;
    }

    private Optional<CertificationPath.Root> unservedRoot() {
        return path.end()
                .root()
                .filter(root ->
                        anchor(certificates.get(certificates.size() - 1)).isEmpty());
    }

    private void anchor(CertificationPath.Root root, List<ChainFault> faults) {
        ParsedCertificate certificate = root.certificate();
        Optional<TrustAnchor> anchor = Optional.of(root.anchor());
        if (unservedRoot().isPresent()) {
            validity(certificate, path.last(), anchor).ifPresent(faults::add);
            if (certificate.basicConstraints().isPresent() || !certificate.maySignCertificates()) {
                authority(certificate, path.last(), anchor).ifPresent(faults::add);
            }
            pathLength(certificate, certificates.size(), path.last(), anchor).ifPresent(faults::add);
            usage(certificate, certificates.size(), path.last(), anchor).ifPresent(faults::add);
            critical(certificate, path.last(), anchor).ifPresent(faults::add);
            oddities(certificate, certificates.size(), path.last(), anchor).forEach(faults::add);
            RootOddities.of(certificate).stream()
                    .map(oddity -> new ChainFault.Odd(path.last(), anchor, oddity.what(), oddity.refusing()))
                    .forEach(faults::add);
        }
        Instant issued = certificates.get(0).notBefore();
        root.anchor()
                .distrustAfter()
                .filter(issued::isAfter)
                .ifPresent(date -> faults.add(new ChainFault.RootDistrusted(
                        path.positions().get(0), root.anchor().name(), issued, date)));
    }

    private Optional<ChainFault> validity(ParsedCertificate certificate, int index, Optional<TrustAnchor> root) {
        if (at.isAfter(certificate.notAfter())) {
            return Optional.of(new ChainFault.Expired(index, root, certificate.notAfter(), at));
        }
        return at.isBefore(certificate.notBefore())
                ? Optional.of(new ChainFault.NotYetValid(index, root, certificate.notBefore(), at))
                : Optional.empty();
    }

    private static Optional<ChainFault> authority(
            ParsedCertificate certificate, int index, Optional<TrustAnchor> root) {
        boolean ca = certificate
                .basicConstraints()
                .map(ParsedCertificate.BasicConstraints::ca)
                .orElse(false);
        if (ca && certificate.maySignCertificates() && !certificate.subject().isEmpty()) {
            return Optional.empty();
        }
        Lack lack = !ca ? Lack.CA : certificate.subject().isEmpty() ? Lack.NAME : Lack.KEY_CERT_SIGN;
        return Optional.of(
                new ChainFault.IssuerNotCa(index, root, certificate.subject().text(), lack));
    }

    /** Intermediates between this CA and the leaf count, but for self-issued ones. */
    private Optional<ChainFault> pathLength(
            ParsedCertificate authority, int depth, int index, Optional<TrustAnchor> root) {
        OptionalInt allowed = authority
                .basicConstraints()
                .map(ParsedCertificate.BasicConstraints::pathLength)
                .orElse(OptionalInt.empty());
        long below = certificates.subList(Math.min(1, depth), depth).stream()
                .filter(certificate -> !certificate.selfIssued())
                .count();
        return allowed.isPresent() && below > allowed.getAsInt()
                ? Optional.of(new ChainFault.PathLengthExceeded(
                        index, root, authority.subject().text(), below, allowed.getAsInt()))
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
        if (limits.stream().anyMatch(limit -> !Budget.NAME_COMPARISONS.covers(names * limit.size()))) {
            return Optional.of(new ChainFault.NamesNotCompared(index, names, Budget.NAME_COMPARISONS.most()));
        }
        return limits.stream()
                .flatMap(limit -> limit.violation(certificate, depth == 0).stream())
                .findFirst()
                .map(name -> new ChainFault.NameNotPermitted(index, name));
    }

    /** As OpenSSL: an extendedKeyUsage must list serverAuth, in CA certificates too; anyExtendedKeyUsage is not enough. */
    private static Optional<ChainFault> usage(
            ParsedCertificate certificate, int depth, int index, Optional<TrustAnchor> root) {
        if (depth == 0 && !certificate.mayServeTls()) {
            return Optional.of(new ChainFault.KeyUsageUnfit(index));
        }
        if (depth == 0 && !certificate.isOfTypeServer()) {
            return Optional.of(new ChainFault.NetscapeTypeUnfit(index));
        }
        return certificate
                .extendedKeyUsage()
                .filter(usages -> !usages.contains(SERVER_AUTH))
                .map(usages -> new ChainFault.ExtendedKeyUsageUnfit(index, root, usages));
    }

    private Optional<ChainFault> signature(ParsedCertificate certificate, int index) {
        SignatureAlgorithm algorithm = certificate.signatureAlgorithm();
        if (path.unverified().contains(certificate.sha256())) {
            return Optional.of(new ChainFault.SignatureUnchecked(index, algorithm.name(), algorithm.isKnownToNobody()));
        }
        return algorithm.weakHash().isEmpty()
                ? Optional.empty()
                : Optional.of(new ChainFault.SignatureWeak(index, algorithm.name(), algorithm.weakHash()));
    }

    private static Optional<ChainFault> critical(ParsedCertificate certificate, int index, Optional<TrustAnchor> root) {
        return certificate.unknownCritical().isEmpty()
                ? Optional.empty()
                : Optional.of(new ChainFault.CriticalExtensionUnknown(index, root, certificate.unknownCritical()));
    }

    private Optional<ChainFault> keyIdentifiers(ParsedCertificate certificate, int depth, int index) {
        if (depth + 1 < certificates.size()) {
            return disagreement(certificate, certificates.get(depth + 1), index, Optional.empty());
        }
        return unservedRoot()
                .flatMap(root -> disagreement(certificate, root.certificate(), index, Optional.of(root.anchor())));
    }

    private static Optional<ChainFault> disagreement(
            ParsedCertificate certificate, ParsedCertificate issuer, int index, Optional<TrustAnchor> root) {
        return certificate
                .keyIdentifiers()
                .disagreement(issuer)
                .map(why -> new ChainFault.KeyIdentifierDiffers(index, root, why));
    }

    private static Stream<ChainFault> oddities(
            ParsedCertificate certificate, int depth, int index, Optional<TrustAnchor> root) {
        return certificate.oddities().stream()
                .flatMap(oddity -> oddity
                        .refusing()
                        .at(depth)
                        .map(refusing -> new ChainFault.Odd(index, root, oddity.what(), refusing))
                        .stream());
    }

    /** The root that a served certificate is; empty where it is none. */
    private Optional<TrustAnchor> anchor(ParsedCertificate certificate) {
        return path.end()
                .root()
                .filter(root -> root.certificate().sha256().equals(certificate.sha256()))
                .map(CertificationPath.Root::anchor);
    }
}
