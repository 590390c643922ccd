package dev.originprobe.matrix;

import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.tls.Authentication;
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
 * @param settings with the profile's client, each choice of Origin SSL Protocols, the target's own among them
 * @param timings for each address, where they were asked for
 * @param connections made for all of it, attempts included
 * @param profiles every other profile's client, with the recommended setting where it has that, else with its default;
 *     none with origin mTLS, which they did not have
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
        Map<Endpoint, List<Timing>> timings,
        int connections,
        Duration took) {
    public Matrix {
        addresses = List.copyOf(addresses);
        certificates = Map.copyOf(certificates);
        settings = List.copyOf(settings);
        profiles = List.copyOf(profiles);
        timings = Map.copyOf(timings);
    }

    /** The same with timings, and with the connections that were made by then. */
    public Matrix with(Map<Endpoint, List<Timing>> measured, int connectionsMade) {
        return new Matrix(
                target,
                profile,
                scope,
                addresses,
                certificates,
                unresolved,
                settings,
                profiles,
                measured,
                connectionsMade,
                took);
    }

    /** The verdict on the target's own setting. */
    public Verdict own() {
        return settings.stream()
                .filter(verdict -> SettingChoices.protocols(verdict)
                        .equals(target.settings().sslProtocols()))
                .findFirst()
                .orElseThrow();
    }

    /** The certificate that CloudFront gets at an address with the target's own setting; empty where it gets none. */
    public Optional<Authentication> served(AddressMatrix address) {
        return own().judged().addresses().stream()
                .filter(seen -> seen.endpoint().equals(Optional.of(address.endpoint())))
                .flatMap(seen -> address.certificates().entrySet().stream()
                        .filter(kind -> kind.getValue().equals(seen.certificates()))
                        .map(Map.Entry::getKey))
                .findFirst();
    }

    /** Whether an address has an ECDSA certificate and serves CloudFront RSA (the rule {@code ecdsa-not-preferred}). */
    public boolean prefersRsa(AddressMatrix address) {
        return address.certificates().containsKey(Authentication.ECDSA)
                && served(address).equals(Optional.of(Authentication.RSA));
    }

    /**
     * The setting to choose: the newest single protocol that would connect at every address, else the fewest that would;
     * SSLv3 only if nothing else does; empty where none would, or it is not known.
     */
    public Optional<Verdict> recommended() {
        return SettingChoices.recommended(settings);
    }
}
