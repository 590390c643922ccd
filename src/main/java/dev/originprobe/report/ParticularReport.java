package dev.originprobe.report;

import dev.originprobe.origin.Endpoint;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Place;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One place where a rule is broken or undecided.
 *
 * @param address without brackets and port; empty where it is about the target as a whole, a bundle or a setting
 * @param certificate the position as served, 0 is the leaf; empty where it is not about a certificate
 * @param setting in a distribution's configuration; empty where it is not about one
 * @param seen what was seen; may hold untrusted text
 * @param wanted what would have passed
 */
public record ParticularReport(
        Optional<String> address, OptionalInt certificate, Optional<Setting> setting, String seen, String wanted) {
    /**
     * A setting in a configuration.
     *
     * @param path where it is in the file, a JSON path (RFC 9535)
     * @param value what to set there, as JSON; empty to remove it
     */
    public record Setting(String path, Optional<String> value) {}

    static ParticularReport of(Particular particular) {
        return new ParticularReport(
                particular.endpoint().map(Endpoint::literal),
                particular.certificate(),
                particular.place() instanceof Place.Setting setting
                        ? Optional.of(new Setting(setting.path(), setting.value()))
                        : Optional.empty(),
                particular.seen(),
                particular.wanted());
    }
}
