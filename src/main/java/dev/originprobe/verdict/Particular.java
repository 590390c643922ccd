package dev.originprobe.verdict;

import dev.originprobe.origin.Endpoint;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One place where a rule is broken or undecided: fields, not a sentence; reporters phrase and escape it.
 *
 * @param endpoint the address, empty where it is about the target as a whole or a bundle
 * @param certificate the position as served, 0 is the leaf; empty where it is not about a certificate
 * @param seen what was seen; may hold untrusted text
 * @param wanted what would have passed
 */
public record Particular(Optional<Endpoint> endpoint, OptionalInt certificate, String seen, String wanted) {
    public static Particular of(Optional<Endpoint> endpoint, String seen, String wanted) {
        return new Particular(endpoint, OptionalInt.empty(), seen, wanted);
    }

    public static Particular of(Optional<Endpoint> endpoint, int certificate, String seen, String wanted) {
        return new Particular(endpoint, OptionalInt.of(certificate), seen, wanted);
    }

    /** About the target as a whole. */
    public static Particular of(String seen, String wanted) {
        return new Particular(Optional.empty(), OptionalInt.empty(), seen, wanted);
    }
}
