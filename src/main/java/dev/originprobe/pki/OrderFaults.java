package dev.originprobe.pki;

import dev.originprobe.pki.ChainFault.Surplus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What is wrong with the set of served certificates and its order.
 *
 * @param served as served, empty where unreadable; the leaf is readable
 * @param path that they form
 * @param builder that found the path
 */
record OrderFaults(List<Optional<ParsedCertificate>> served, CertificationPath path, PathBuilder builder) {
    List<ChainFault> all() {
        List<ChainFault> faults = new ArrayList<>();
        Optional<ChainFault> misordered = misordered();
        misordered.ifPresent(faults::add);
        end().ifPresent(faults::add);
        if (path.anchored() && misordered.isEmpty()) {
            int last = path.last();
            if (last > 0 && certificate(last).selfIssued()) {
                faults.add(new ChainFault.ContainsRoot(last));
            }
            int goesOn = builder.continuation(path);
            IntStream.range(0, served.size())
                    .filter(extra -> extra < last ? !path.positions().contains(extra) : extra >= goesOn)
                    .mapToObj(extra -> isRoot(extra) ? new ChainFault.ContainsRoot(extra) : excess(extra))
                    .forEach(faults::add);
        }
        return faults;
    }

    private Optional<ChainFault> end() {
        int last = path.last();
        ParsedCertificate certificate = certificate(last);
        String issuer = certificate.issuer().text();
        return switch (path.end().kind()) {
            case ANCHORED -> Optional.empty();
            case SELF_SIGNED ->
                Optional.of(
                        path.positions().size() == 1
                                ? new ChainFault.SelfSigned(
                                        0, certificate.subject().text())
                                : new ChainFault.RootNotIncluded(
                                        last, certificate.subject().text()));
            case ISSUER_KEY_DIFFERS ->
                Optional.of(new ChainFault.IssuerKeyDiffers(
                        last, issuer, namesake(last, certificate), certificate.issuerAddresses()));
            case ISSUER_MISSING ->
                Optional.of(new ChainFault.Incomplete(last, issuer, certificate.issuerAddresses(), strangers()));
            case UNDECIDED -> Optional.of(new ChainFault.PathNotFollowed(last, Budget.SIGNATURES.most()));
        };
    }

    /** The first other certificate that bears the issuer's name. */
    private OptionalInt namesake(int last, ParsedCertificate certificate) {
        return IntStream.range(0, served.size())
                .filter(position -> position != last)
                .filter(position -> served.get(position)
                        .filter(other -> other.named(certificate.issuer()))
                        .isPresent())
                .findFirst();
    }

    /** Readable certificates that have no part in the path, without second copies. */
    private List<ChainFault.Stranger> strangers() {
        return builder.distinct().stream()
                .filter(position -> !path.positions().contains(position))
                .flatMap(position -> served.get(position).stream()
                        .map(certificate -> new ChainFault.Stranger(
                                position, certificate.subject().text(), expired(position))))
                .toList();
    }

    private Optional<ChainFault> misordered() {
        List<Integer> order = builder.distinct();
        List<Integer> wanted = path.positions();
        return IntStream.range(0, wanted.size())
                .filter(i -> !order.get(i).equals(wanted.get(i)))
                .mapToObj(i -> (ChainFault) new ChainFault.Misordered(
                        order.get(i),
                        subject(order.get(i)),
                        wanted.get(i),
                        IntStream.range(0, served.size()).mapToObj(this::name).toList(),
                        wanted.stream().map(this::name).toList()))
                .findFirst();
    }

    private String name(int position) {
        return subject(position).orElse("(unreadable)");
    }

    private ChainFault excess(int index) {
        boolean twin =
                served.get(index).filter(builder::hasNameAndKeyOfAnIncludedRoot).isPresent();
        return new ChainFault.Excess(
                index,
                subject(index),
                isCopy(index) ? Surplus.COPY : twin ? Surplus.CROSS_SIGNED : Surplus.UNRELATED,
                expired(index));
    }

    private Optional<Instant> expired(int index) {
        return served.get(index).map(ParsedCertificate::notAfter).filter(builder::hasPassed);
    }

    private Optional<String> subject(int index) {
        return served.get(index).map(certificate -> certificate.subject().text());
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
