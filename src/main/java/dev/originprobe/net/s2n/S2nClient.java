package dev.originprobe.net.s2n;

import java.util.List;
import java.util.Optional;

/**
 * Whom the library is to be.
 *
 * @param policy a security policy, such as {@code CloudFront-Upstream-TLS-1-2-2025}
 * @param roots the included roots, each as Base64 of its DER without line ends
 * @param serverName what is sent as SNI; empty for none
 * @param acceptedNames DNS names of which the certificate must carry one, in lower case
 */
public record S2nClient(String policy, List<String> roots, Optional<String> serverName, List<String> acceptedNames) {
    public S2nClient {
        roots = List.copyOf(roots);
        acceptedNames = List.copyOf(acceptedNames);
    }

    /** Whether its own check of names does: it knows the server name alone. */
    boolean namesItself() {
        return serverName.isPresent() && acceptedNames.equals(List.of(serverName.get()));
    }

    /**
     * Whether a name in a certificate is one of the accepted ones, by the rule that the library has itself
     * (s2n_default_verify_host): the same without regard to case, or the same behind a wildcard for the first label.
     */
    boolean accepts(String presented) {
        return acceptedNames.stream().anyMatch(name -> matches(name, presented));
    }

    private static boolean matches(String name, String presented) {
        if (name.equalsIgnoreCase(presented)) {
            return true;
        }
        int dot = name.indexOf('.');
        return presented.startsWith("*.") && dot >= 0 && name.substring(dot).equalsIgnoreCase(presented.substring(1));
    }
}
