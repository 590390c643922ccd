package dev.originprobe.matrix;

import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an origin speaks at each of its addresses, and what would come of other settings.
 *
 * @param addresses in the order of the resolution
 * @param certificates for each address, each kind of certificate judged on its own, as a bundle
 * @param unresolved why there is no address; empty where there is one
 * @param settings with the profile's client, each choice of Origin SSL Protocols that makes a hello of its own
 * @param profiles every other profile's client, with the recommended setting where it has that, else with its default
 */
public record Matrix(
        Target target,
        Profile profile,
        Scope scope,
        List<AddressMatrix> addresses,
        Map<Endpoint, Map<Authentication, Verdict>> certificates,
        Optional<String> unresolved,
        List<Verdict> settings,
        List<Verdict> profiles,
        Duration took) {
    public Matrix {
        addresses = List.copyOf(addresses);
        certificates = Map.copyOf(certificates);
        settings = List.copyOf(settings);
        profiles = List.copyOf(profiles);
    }

    /** The newest single protocol that would connect; SSLv3 only if nothing else does; empty where none would. */
    public Optional<Verdict> recommended() {
        return SettingChoices.recommended(settings);
    }
}
