package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.evidence.WitnessTerms;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** AWS's own TLS library, shown certificates in memory as {@code chain} shows them. */
public final class AskedWitness {
    /** CloudFront's newest. */
    public static final String POLICY = "CloudFront-Upstream-TLS-1-2-2025";

    /** For the whole run: it is one library for all tests. */
    private static final ChainWitness LIBRARY = new ChainWitness();

    private AskedWitness() {}

    /** Why it cannot be asked here; empty where it can. */
    public static Optional<String> missing() {
        return LIBRARY.missing();
    }

    /**
     * What it says of a chain for a host.
     *
     * @param chain DER, as served
     * @param roots DER
     * @return {@code OK}; {@code FAIL} and its own word; {@code not asked: } and why
     */
    public static String says(List<byte[]> chain, List<byte[]> roots, String host, Instant at) {
        return says(POLICY, chain, roots, host, at);
    }

    static String says(String policy, List<byte[]> chain, List<byte[]> roots, String host, Instant at) {
        WitnessTerms terms = new WitnessTerms(
                "of the tests",
                new UpstreamPolicy.Named(policy),
                roots.stream()
                        .map(root -> Base64.getEncoder().encodeToString(root))
                        .toList(),
                List.of(host),
                at);
        Question question = new Question(
                Endpoint.NOWHERE,
                new ClientOffer(
                        List.of(ProtocolVersion.TLS_1_2),
                        List.of(Asked.ECDHE_RSA_AES128_GCM),
                        List.of(),
                        List.of(),
                        Optional.of(host)),
                Purpose.WITNESS,
                new Timeouts(1, Asked.LONG, Asked.LONG),
                Optional.of(terms));
        Answer answer = LIBRARY.answer(question, chain.stream().map(Octets::of).toList());
        if (answer instanceof Answer.Unfinished unfinished) {
            return "FAIL " + unfinished.detail();
        }
        return answer instanceof Answer.Unreachable unreachable ? "not asked: " + unreachable.detail() : "OK";
    }
}
