package dev.originprobe.verdict;

import dev.originprobe.origin.Endpoint;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One place where a rule is broken or undecided: fields, not a sentence; reporters phrase and escape it.
 *
 * @param seen what was seen; may hold untrusted text
 * @param wanted what would have passed
 */
public record Particular(Place place, String seen, String wanted) {
    /** About an address, or about a bundle where there is none. */
    public static Particular of(Optional<Endpoint> endpoint, String seen, String wanted) {
        return new Particular(endpoint.<Place>map(Place.Address::new).orElseGet(Place.Whole::new), seen, wanted);
    }

    /** About a served certificate. */
    public static Particular of(Optional<Endpoint> endpoint, int certificate, String seen, String wanted) {
        return new Particular(new Place.Certificate(endpoint, certificate), seen, wanted);
    }

    /** About the target as a whole. */
    public static Particular of(String seen, String wanted) {
        return new Particular(new Place.Whole(), seen, wanted);
    }

    /** The address; empty where it is about the target as a whole, a bundle or a configuration. */
    public Optional<Endpoint> endpoint() {
        if (place instanceof Place.Address address) {
            return Optional.of(address.endpoint());
        }
        return place instanceof Place.Certificate certificate ? certificate.endpoint() : Optional.empty();
    }

    /** The position of the certificate as served; empty where it is not about one. */
    public OptionalInt certificate() {
        return place instanceof Place.Certificate certificate
                ? OptionalInt.of(certificate.index())
                : OptionalInt.empty();
    }
}
