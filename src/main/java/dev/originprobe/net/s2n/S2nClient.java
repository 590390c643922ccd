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
    /** Mozilla has some 120. The library sorts those that it has anew for each: 1,000 take it 0.1 s, 10,000 take 6 s. */
    private static final int MOST_ROOTS = 1_000;

    /** In Base64: Mozilla's have some 200,000. */
    private static final int LONGEST_ROOTS = 2 << 20;

    public S2nClient {
        roots = List.copyOf(roots);
        acceptedNames = List.copyOf(acceptedNames);
    }

    /** Why the library is not given that much; empty where it is. */
    public Optional<String> excess() {
        if (roots.size() > MOST_ROOTS) {
            return Optional.of(roots.size() + " roots, more than " + MOST_ROOTS);
        }
        long length = roots.stream().mapToLong(String::length).sum();
        return length > LONGEST_ROOTS
                ? Optional.of("roots of " + length + " characters, more than " + LONGEST_ROOTS)
                : Optional.empty();
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
