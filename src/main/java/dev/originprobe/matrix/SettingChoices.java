package dev.originprobe.matrix;

import dev.originprobe.origin.Profile;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The choices of Origin SSL Protocols: each alone, and the console's minimum choices. */
final class SettingChoices {
    private SettingChoices() {}

    /**
     * The choices that make a hello of their own. {@code SSLv3} with others is left out: it makes the hello of SSLv3 alone
     * (documented).
     */
    static List<Set<ProtocolVersion>> of(Profile profile) {
        List<ProtocolVersion> selectable =
                profile.selectable().stream().sorted(Comparator.reverseOrder()).toList();
        List<Set<ProtocolVersion>> choices = new ArrayList<>();
        selectable.forEach(version -> choices.add(EnumSet.of(version)));
        Set<ProtocolVersion> minimum = EnumSet.noneOf(ProtocolVersion.class);
        for (ProtocolVersion version : selectable) {
            minimum.add(version);
            if (minimum.size() > 1 && version != ProtocolVersion.SSL_3_0) {
                choices.add(EnumSet.copyOf(minimum));
            }
        }
        return choices;
    }

    static Optional<Verdict> recommended(List<Verdict> settings) {
        return settings.stream()
                .filter(verdict -> verdict.outcome() == Outcome.CONNECT)
                .filter(verdict -> protocols(verdict).size() == 1)
                .max(Comparator.comparing(
                        verdict -> protocols(verdict).iterator().next()));
    }

    static Set<ProtocolVersion> protocols(Verdict verdict) {
        return verdict.evidence().target().settings().sslProtocols();
    }
}
