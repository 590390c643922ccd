package dev.originprobe.evidence;

import dev.originprobe.origin.Endpoint;
import dev.originprobe.pki.ChainJudge;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.tls.Octets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Evidence made ready for the rules: arranged by address, each address's certificates judged once.
 *
 * @param addresses every address of the resolution, in its order, asked or not
 */
public record Case(Evidence evidence, List<AddressEvidence> addresses) {
    public Case {
        addresses = List.copyOf(addresses);
    }

    public static Case of(Evidence evidence) {
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
        // The addresses of an origin mostly serve the same chain: it is judged once.
        Map<List<Octets>, ChainJudgement> judged = new LinkedHashMap<>();
        return new Case(
                evidence,
                byEndpoint.entrySet().stream()
                        .map(entry -> new AddressEvidence(
                                entry.getKey(),
                                entry.getValue(),
                                Optional.of(AddressEvidence.certificatesIn(entry.getValue()))
                                        .filter(served -> !served.isEmpty())
                                        .map(served -> judged.computeIfAbsent(
                                                served, certificates -> judge(certificates, evidence)))))
                        .toList());
    }

    private static ChainJudgement judge(List<Octets> served, Evidence evidence) {
        return ChainJudge.judge(served.stream().map(Octets::bytes).toList(), evidence.trust(), evidence.at());
    }
}
