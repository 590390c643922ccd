package dev.originprobe.verdict;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.Certificates;
import dev.originprobe.pki.ChainJudge;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.NameMatch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Evidence and criteria made ready for the rules: arranged by address, each address's certificates judged once.
 *
 * @param criteria what it is judged against
 * @param addresses every address of the resolution, in its order, asked or not
 * @param certificates reads the certificates
 */
public record Case(Evidence evidence, Criteria criteria, List<AddressEvidence> addresses, Certificates certificates) {
    public Case {
        addresses = List.copyOf(addresses);
    }

    /** One whose certificates are read anew. */
    public Case(Evidence evidence, Criteria criteria, List<AddressEvidence> addresses) {
        this(evidence, criteria, addresses, Certificates.afresh());
    }

    /**
     * The evidence arranged, every address's certificates judged.
     *
     * @param reader reads the certificates and checks their signatures
     */
    public static Case of(Evidence evidence, Criteria criteria, Certificates reader) {
        // The addresses of an origin mostly serve the same chain: it is judged once.
        Map<List<Octets>, ChainJudgement> judged = new HashMap<>();
        return arranged(
                evidence,
                criteria,
                reader,
                served -> Optional.of(judged.computeIfAbsent(
                        served,
                        certificates -> ChainJudge.judge(
                                certificates,
                                criteria.trust(),
                                at(evidence, criteria),
                                certificate -> isFor(evidence.target(), certificate),
                                reader))));
    }

    /** The evidence arranged, no certificate looked at: enough to see what is still to be asked. */
    public static Case unjudged(Evidence evidence, Criteria criteria) {
        return arranged(evidence, criteria, Certificates.afresh(), served -> Optional.empty());
    }

    public Target target() {
        return evidence.target();
    }

    /** The CloudFront client that is imitated. */
    public Profile profile() {
        return criteria.profile();
    }

    /** The instant at which validity is judged. */
    public Instant at() {
        return at(evidence, criteria);
    }

    /** Whether a certificate covers a name that CloudFront accepts from this origin. */
    public boolean isFor(CertificateFacts certificate) {
        return isFor(target(), certificate);
    }

    private static boolean isFor(Target target, CertificateFacts certificate) {
        return target.acceptedNames().stream()
                .anyMatch(name -> NameMatch.of(certificate, name.ascii(), name.isAddress())
                        .matched()
                        .isPresent());
    }

    private static Case arranged(
            Evidence evidence,
            Criteria criteria,
            Certificates certificates,
            Function<List<Octets>, Optional<ChainJudgement>> judge) {
        if (evidence.resolution() instanceof Resolution.Bundle bundle) {
            return new Case(
                    evidence,
                    criteria,
                    List.of(new AddressEvidence(
                            Optional.empty(), evidence.exchanges(), judge.apply(bundle.certificates()))),
                    certificates);
        }
        Map<Endpoint, List<Exchange>> byEndpoint = new LinkedHashMap<>();
        if (evidence.resolution() instanceof Resolution.Addresses resolved) {
            resolved.addresses()
                    .forEach(address -> byEndpoint.put(
                            new Endpoint(address, evidence.target().port()), new ArrayList<>()));
        }
        evidence.exchanges()
                .forEach(exchange -> byEndpoint
                        .computeIfAbsent(exchange.question().endpoint(), endpoint -> new ArrayList<>())
                        .add(exchange));
        List<AddressEvidence> addresses = new ArrayList<>();
        byEndpoint.forEach((endpoint, exchanges) -> {
            AddressEvidence seen = new AddressEvidence(Optional.of(endpoint), exchanges, Optional.empty());
            List<ChainJudgement> chains = seen.served().stream()
                    .flatMap(served -> judge.apply(served).stream())
                    .toList();
            addresses.add(
                    chains.isEmpty()
                            ? seen
                            : new AddressEvidence(
                                    seen.endpoint(),
                                    exchanges,
                                    Optional.of(chains.get(0)),
                                    chains.subList(1, chains.size())));
        });
        return new Case(evidence, criteria, addresses, certificates);
    }

    private static Instant at(Evidence evidence, Criteria criteria) {
        return criteria.at().orElseGet(() -> evidence.startedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
