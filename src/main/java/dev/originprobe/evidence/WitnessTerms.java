package dev.originprobe.evidence;

import dev.originprobe.origin.UpstreamPolicy;
import java.time.Instant;
import java.util.List;

/**
 * As whom AWS's own TLS library makes a connection, and by what it takes the origin's certificates.
 *
 * @param version of the library, such as {@code aws-crt 0.45.1}
 * @param policy its security policy; where there is none it is not asked
 * @param roots the included roots, each as Base64 of its DER; none in evidence that was saved
 * @param acceptedNames of which the certificate must carry one, as A-labels; none in evidence that was saved
 * @param at the instant at which validity is judged
 */
public record WitnessTerms(
        String version, UpstreamPolicy policy, List<String> roots, List<String> acceptedNames, Instant at) {
    public WitnessTerms {
        roots = List.copyOf(roots);
        acceptedNames = List.copyOf(acceptedNames);
    }
}
