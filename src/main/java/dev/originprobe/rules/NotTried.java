package dev.originprobe.rules;

import dev.originprobe.evidence.Answer.Cause;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.stream.Stream;

/** This side ran out of time or means before the origin was asked, or while it still had time to answer. */
final class NotTried implements Rule<Case> {
    private static final RuleInfo INFO = new RuleInfo(
            "not-tried",
            Severity.BLOCK,
            "The origin was not tried to the end",
            new Basis(
                    Grade.INFERRED,
                    "the want of time or means is on this side; AWS says nothing of it",
                    "Nothing was asked, or not for as long as CloudFront waits, so nothing is known of what it would "
                            + "meet."));

    private static final String TIME =
            "Give it more time with --deadline, or let more connections be made with --rate and --per-host.";

    private static final String MEANS =
            "Give the process more: file descriptors with ulimit -n, threads with ulimit -u, memory with JAVA_OPTS=-Xmx; or "
                    + "check fewer targets at a time.";

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Ruling> judge(Case evidence) {
        if (evidence.evidence().resolution() instanceof Resolution.NotTried late) {
            return List.of(new Ruling.Undecided(List.of(Particular.of(late.detail(), "the name's addresses")), TIME));
        }
        List<Ruling> undecided = Stream.concat(
                        undecided(evidence, Cause.NOT_TRIED, TIME), undecided(evidence, Cause.SHORTAGE, MEANS))
                .toList();
        return undecided.isEmpty() ? List.of(new Ruling.Pass()) : undecided;
    }

    private static Stream<Ruling> undecided(Case evidence, Cause cause, String remedy) {
        List<Particular> where = evidence.addresses().stream()
                .flatMap(address -> DecidingExchanges.unreachable(address, cause).stream()
                        .map(answer -> Particular.of(address.endpoint(), answer.detail(), "a connection to its end")))
                .toList();
        return where.isEmpty() ? Stream.empty() : Stream.of(new Ruling.Undecided(where, remedy));
    }
}
