package dev.originprobe.pki;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An included root.
 *
 * @param name Mozilla's label, or the subject of a root that the user added
 * @param sha256 of the certificate, lower-case hex
 * @param distrustAfter a leaf whose notBefore is strictly later is distrusted; empty for no such date
 * @param permittedDnsSuffixes DNS suffixes to which Mozilla limits the root ({@code .tr}); empty for no limit
 */
public record TrustAnchor(
        String name, String sha256, Optional<Instant> distrustAfter, List<String> permittedDnsSuffixes) {
    public TrustAnchor {
        permittedDnsSuffixes = List.copyOf(permittedDnsSuffixes);
    }
}
