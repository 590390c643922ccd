package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Judges a served chain as CloudFront reads it: in the order served, against included roots, at an instant. */
public final class ChainJudge {
    private ChainJudge() {}

    /**
     * Judges a served chain; total, whatever the bytes are.
     *
     * @param served DER in the order served, at least one
     * @param trust the included roots
     * @param at the instant at which validity is judged
     */
    public static ChainJudgement judge(List<byte[]> served, TrustStore trust, Instant at) {
        return judge(served, trust, at, first -> true);
    }

    /**
     * Judges a served chain for a name; total, whatever the bytes are.
     *
     * @param isFor whether a certificate bears the name: where the first one does not, the leaf is looked for among the
     *     others
     */
    public static ChainJudgement judge(
            List<byte[]> served, TrustStore trust, Instant at, Predicate<CertificateFacts> isFor) {
        return judge(served.stream().map(Octets::of).toList(), trust, at, isFor, Certificates.afresh());
    }

    /**
     * Judges a served chain for a name; total, whatever the bytes are.
     *
     * @param reader reads the certificates and checks their signatures
     */
    public static ChainJudgement judge(
            List<Octets> served, TrustStore trust, Instant at, Predicate<CertificateFacts> isFor, Certificates reader) {
        List<CertificateReader.Read> read = served.stream().map(reader::read).toList();
        List<ServedCertificate> certificates =
                read.stream().map(CertificateReader.Read::served).toList();
        List<Optional<ParsedCertificate>> parsed =
                read.stream().map(CertificateReader.Read::parsed).toList();
        List<ChainFault> faults = new ArrayList<>(malformed(certificates));
        if (parsed.get(0).isEmpty()) {
            return new ChainJudgement(certificates, List.of(), Optional.empty(), List.of(), faults);
        }
        PathBuilder builder = new PathBuilder(parsed, leaf(parsed, isFor), trust, at, reader);
        CertificationPath path = builder.build();
        faults.addAll(new OrderFaults(parsed, path, builder).all());
        PathChecks checks = new PathChecks(
                path.positions().stream()
                        .map(position -> parsed.get(position).orElseThrow())
                        .toList(),
                path,
                at);
        faults.addAll(checks.all());
        faults.sort((one, other) -> Integer.compare(one.index(), other.index()));
        return new ChainJudgement(
                certificates,
                path.positions(),
                path.end().root().map(CertificationPath.Root::anchor),
                checks.keys(),
                faults);
    }

    /**
     * The chain as it should be served, out of these certificates: leaf first, each certified by the next, without the root,
     * without more. That is about its order alone: its certificates may have faults.
     *
     * @param pool DER, in any order
     * @param isFor whether a certificate bears the name
     * @return DER; empty where they give no path to an included root
     */
    public static Optional<List<byte[]>> inOrder(
            List<byte[]> pool, TrustStore trust, Instant at, Predicate<CertificateFacts> isFor) {
        ChainJudgement found = judge(pool, trust, at, isFor);
        return found.anchor().isEmpty()
                ? Optional.empty()
                : Optional.of(found.path().stream()
                        .filter(position -> position.equals(found.path().get(0)) || !isSelfIssued(pool.get(position)))
                        .map(pool::get)
                        .toList());
    }

    /**
     * Where the leaf is: the first certificate, unless it does not bear the name and another does that issued none of the
     * rest; or unless it issued one of the rest and another did not.
     */
    private static int leaf(List<Optional<ParsedCertificate>> parsed, Predicate<CertificateFacts> isFor) {
        ParsedCertificate first = parsed.get(0).orElseThrow();
        if (isFor.test(first.facts())) {
            return 0;
        }
        Set<List<String>> issuers = parsed.stream()
                .flatMap(Optional::stream)
                .filter(certificate -> !certificate.selfIssued())
                .map(certificate -> certificate.issuer().rdns())
                .collect(Collectors.toSet());
        List<Integer> ends = IntStream.range(0, parsed.size())
                .filter(position -> parsed.get(position)
                        .filter(certificate ->
                                !issuers.contains(certificate.subject().rdns()))
                        .isPresent())
                .boxed()
                .toList();
        return ends.stream()
                .filter(position ->
                        isFor.test(parsed.get(position).orElseThrow().facts()))
                .findFirst()
                .or(() -> ends.contains(0) ? Optional.of(0) : ends.stream().findFirst())
                .orElse(0);
    }

    private static boolean isSelfIssued(byte[] certificate) {
        return CertificateReader.read(certificate)
                .parsed()
                .filter(ParsedCertificate::selfIssued)
                .isPresent();
    }

    private static List<ChainFault> malformed(List<ServedCertificate> certificates) {
        List<ChainFault> faults = new ArrayList<>();
        for (int i = 0; i < certificates.size(); i++) {
            int index = i;
            certificates.get(i).unreadable().ifPresent(why -> faults.add(new ChainFault.Malformed(index, why)));
        }
        return faults;
    }
}
