package dev.originprobe.matrix;

import dev.originprobe.origin.Profile;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The choices of Origin SSL Protocols: each alone, the console's minimum choices, and the one that the target has. */
final class SettingChoices {
    private SettingChoices() {}

    /** Each once; those of one protocol first, the newest before. A captured client has the setting of its hello alone. */
    static Set<Set<ProtocolVersion>> of(Profile profile, Set<ProtocolVersion> own) {
        if (profile.template().isPresent()) {
            return Set.of(own);
        }
        List<ProtocolVersion> selectable =
                profile.selectable().stream().sorted(Comparator.reverseOrder()).toList();
        Set<Set<ProtocolVersion>> choices = new LinkedHashSet<>();
        selectable.forEach(version -> choices.add(Set.of(version)));
        selectable.forEach(version -> choices.add(profile.minimum(version)));
        choices.add(own);
        return choices;
    }

    /** Of those that would connect the one with the fewest protocols, of these the newest; one with SSLv3 only if all have it. */
    static Optional<Verdict> recommended(List<Verdict> settings) {
        return settings.stream()
                .filter(verdict -> verdict.outcome() == Outcome.CONNECT)
                .min(Comparator.comparing(
                                (Verdict verdict) -> protocols(verdict).contains(ProtocolVersion.SSL_3_0))
                        .thenComparing(verdict -> protocols(verdict).size())
                        .thenComparing(verdict -> Collections.min(protocols(verdict)), Comparator.reverseOrder()));
    }

    static Set<ProtocolVersion> protocols(Verdict verdict) {
        return verdict.evidence().target().settings().sslProtocols();
    }
}
