package dev.originprobe.rules;

import dev.originprobe.pki.ChainFault;
import dev.originprobe.pki.ChainFault.Lack;
import dev.originprobe.pki.ChainFault.Surplus;
import dev.originprobe.pki.Oddity;
import dev.originprobe.pki.TrustAnchor;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Chains with faults, for the rules that each read one kind or two. */
final class ChainFaults {
    static final Optional<TrustAnchor> NO_ROOT = Optional.empty();
    static final Optional<TrustAnchor> ROOT =
            Optional.of(new TrustAnchor("Some Root", "ab".repeat(32), Optional.empty(), List.of()));
    static final Instant AT = Evidences.AT;
    private static final Instant BEFORE = AT.minus(Duration.ofDays(1));

    private static final List<ChainFault> ALL = List.of(
            new ChainFault.Malformed(1, "no end"),
            new ChainFault.Expired(1, NO_ROOT, BEFORE, AT),
            new ChainFault.NotYetValid(1, NO_ROOT, AT, BEFORE),
            new ChainFault.SelfSigned(0, "CN=origin.test"),
            new ChainFault.RootNotIncluded(1, "CN=Private"),
            new ChainFault.Incomplete(0, "CN=A", List.of(), List.of()),
            new ChainFault.Misordered(
                    1, Optional.of("CN=B"), 2, List.of("CN=L", "CN=B", "CN=A"), List.of("CN=L", "CN=A", "CN=B")),
            new ChainFault.IssuerKeyDiffers(0, "CN=A", OptionalInt.of(1), List.of()),
            new ChainFault.SignatureUnchecked(0, "1.2.3", false),
            new ChainFault.SignatureWeak(0, "md5WithRSAEncryption", "MD5"),
            new ChainFault.IssuerNotCa(1, NO_ROOT, "CN=A", Lack.CA),
            new ChainFault.PathLengthExceeded(2, NO_ROOT, "CN=B", 1, 0),
            new ChainFault.NameNotPermitted(0, "origin.test"),
            new ChainFault.NamesNotCompared(0, 2_000, 1_000),
            new ChainFault.KeyUsageUnfit(0),
            new ChainFault.NetscapeTypeUnfit(0),
            new ChainFault.KeyIdentifierDiffers(0, NO_ROOT, "a is b"),
            new ChainFault.Odd(0, NO_ROOT, "a length", Oddity.Refusing.EVERYBODY),
            new ChainFault.ExtendedKeyUsageUnfit(1, NO_ROOT, List.of("1.2.3")),
            new ChainFault.CriticalExtensionUnknown(1, NO_ROOT, List.of("1.2.3")),
            new ChainFault.RootDistrusted(0, "Some Root", AT, BEFORE),
            new ChainFault.Excess(2, Optional.of("CN=B"), Surplus.UNRELATED, Optional.empty()),
            new ChainFault.PathNotFollowed(0, 400),
            new ChainFault.ContainsRoot(2));

    private ChainFaults() {}

    /** A chain with these faults. */
    static Evidences with(ChainFault... faults) {
        return new Evidences().good().chain(Evidences.chainOf(Evidences.facts("origin.test"), faults));
    }

    /** Asserts that a rule passes every fault but those that are its own, and does not apply where no chain was served. */
    static void assertReadsOnly(Rule<Case> rule, Set<Class<? extends ChainFault>> own) {
        Judged.by(
                        rule,
                        with(ALL.stream()
                                .filter(fault -> !own.contains(fault.getClass()))
                                .toArray(ChainFault[]::new)))
                .passes();
        Judged.by(rule, new Evidences().hello(Evidences.refusal(40))).isNotApplicable();
    }
}
