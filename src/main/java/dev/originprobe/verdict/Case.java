package dev.originprobe.verdict;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.pki.ChainJudge;
import dev.originprobe.pki.ChainJudgement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Evidence made ready for the rules: arranged by address, each address's certificates judged once.
 *
 * @param addresses every address of the resolution, in its order, asked or not
 */
public record Case(Evidence evidence, List<AddressEvidence> addresses) {
    public Case {
        addresses = List.copyOf(addresses);
    }

    /** The evidence arranged, every address's certificates judged. */
    public static Case of(Evidence evidence) {
        // The addresses of an origin mostly serve the same chain: it is judged once.
        Map<List<Octets>, ChainJudgement> judged = new HashMap<>();
        return arranged(
                evidence,
                served -> Optional.of(judged.computeIfAbsent(served, certificates -> judge(certificates, evidence))));
    }

    /** The evidence arranged, no certificate looked at: enough to see what is still to be asked. */
    public static Case unjudged(Evidence evidence) {
        return arranged(evidence, served -> Optional.empty());
    }

    private static Case arranged(Evidence evidence, Function<List<Octets>, Optional<ChainJudgement>> judge) {
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
        if (evidence.resolution() instanceof Resolution.Bundle bundle) {
            addresses.add(new AddressEvidence(Optional.empty(), List.of(), judge.apply(bundle.certificates())));
        }
        byEndpoint.forEach((endpoint, exchanges) -> {
            AddressEvidence seen = new AddressEvidence(Optional.of(endpoint), exchanges, Optional.empty());
            List<Octets> served = seen.certificates();
            addresses.add(
                    served.isEmpty() ? seen : new AddressEvidence(seen.endpoint(), exchanges, judge.apply(served)));
        });
        return new Case(evidence, addresses);
    }

    private static ChainJudgement judge(List<Octets> served, Evidence evidence) {
        return ChainJudge.judge(served.stream().map(Octets::bytes).toList(), evidence.trust(), evidence.at());
    }
}
