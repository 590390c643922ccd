package dev.originprobe.scan;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.pki.Certificates;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The loop that asks: resolves, asks what the plan wants until it wants nothing, judges. No thread waits in it. */
public final class Scanner {
    /** More than a loaded machine takes to answer what the deadline has ended. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Asker asker;
    private final Resolver resolver;
    private final List<Rule<Case>> rules;
    private final Clock clock;
    private final Optional<String> witness;
    private final Duration grace;
    private final Certificates certificates = Certificates.remembered(new CertificateMemory());

    /** A scanner that does not ask AWS's own TLS library. */
    public Scanner(Asker asker, Resolver resolver, List<Rule<Case>> rules, Clock clock) {
        this(asker, resolver, rules, clock, Optional.empty());
    }

    /**
     * A scanner on these ports.
     *
     * @param clock for the time of judgement and for the deadline
     * @param witness the version of AWS's own TLS library, which the asker then has; empty where it is not to be asked
     */
    public Scanner(Asker asker, Resolver resolver, List<Rule<Case>> rules, Clock clock, Optional<String> witness) {
        this(asker, resolver, rules, clock, witness, GRACE);
    }

    /**
     * A scanner on these ports.
     *
     * @param grace after a deadline, until what should have ended by then is given up
     */
    Scanner(
            Asker asker,
            Resolver resolver,
            List<Rule<Case>> rules,
            Clock clock,
            Optional<String> witness,
            Duration grace) {
        this.witness = witness;
        this.grace = grace;
        this.asker = asker;
        this.resolver = resolver;
        this.rules = List.copyOf(rules);
        this.clock = clock;
    }

    /** Probes and judges one target, whose time begins now. Never completes exceptionally: a fault of ours is in the verdict. */
    public CompletionStage<Verdict> scan(Inquiry inquiry) {
        return scan(inquiry, deadline(inquiry));
    }

    /** The deadline of one whose time begins now. */
    Deadline deadline(Inquiry inquiry) {
        return Deadline.after(inquiry.deadline(), clock);
    }

    /** The same as a part of something that has a deadline already. */
    public CompletionStage<Verdict> scan(Inquiry inquiry, Deadline deadline) {
        Instant startedAt = clock.instant();
        CompletableFuture<Verdict> scanned = CompletableFuture.completedFuture(inquiry)
                .thenCompose(asked -> asked.resolution(resolver, deadline))
                .thenCompose(resolution -> loop(inquiry, deadline, inquiry.evidence(resolution, startedAt)));
        watch(scanned, deadline);
        return scanned.exceptionally(fault -> {
            Evidence none =
                    inquiry.evidence(new Resolution.Unresolved(false, "the probing was cut short by a bug"), startedAt);
            return Verdict.cutShort(none, inquiry.criteria(), String.valueOf(cause(fault)));
        });
    }

    /**
     * Ends a scan that does not end by itself: where a thread of ours has died, nobody answers. A thread of the JDK's looks
     * after it.
     */
    private void watch(CompletableFuture<Verdict> scanned, Deadline deadline) {
        CompletableFuture<Verdict> watched = new CompletableFuture<>();
        Duration wait = deadline.left().plus(grace);
        if (!Threads.isStarted(() -> watched.orTimeout(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS))) {
            // Without a thread to look after it, it is probed all the same.
            return;
        }
        var unusedAlarm = watched.whenComplete((ended, late) -> {
            if (late == null) {
                return;
            }
            if (deadline.left().plus(grace).isNegative()) {
                scanned.completeExceptionally(new IllegalStateException("the probing did not end by its deadline"));
            } else {
                watch(scanned, deadline);
            }
        });
        var unusedEnd = scanned.whenComplete((verdict, fault) -> watched.complete(verdict));
    }

    private CompletionStage<Verdict> loop(Inquiry inquiry, Deadline deadline, Evidence soFar) {
        Duration took = Duration.between(soFar.startedAt(), clock.instant());
        Timeouts timeouts = inquiry.timeouts();
        List<Question> questions = Plan.toDecide(Case.unjudged(soFar, inquiry.criteria()), timeouts, witness);
        if (questions.isEmpty()) {
            Verdict verdict = Verdict.of(soFar.with(List.of(), took), inquiry.criteria(), rules, certificates);
            questions = Plan.toExplain(verdict, timeouts);
            if (questions.isEmpty()) {
                return CompletableFuture.completedStage(verdict);
            }
        }
        return ask(questions, deadline)
                .thenCompose(exchanges -> loop(
                        inquiry,
                        deadline,
                        soFar.with(exchanges, Duration.between(soFar.startedAt(), clock.instant()))));
    }

    private CompletionStage<List<Exchange>> ask(List<Question> questions, Deadline deadline) {
        List<CompletableFuture<Exchange>> asked = questions.stream()
                .map(question -> ask(question, deadline).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> asked.stream().map(CompletableFuture::join).toList());
    }

    private CompletionStage<Exchange> ask(Question question, Deadline deadline) {
        return question.notToBeAsked()
                .map(because -> CompletableFuture.completedStage(Exchange.notAsked(question, because)))
                .orElseGet(() -> asker.ask(question, deadline));
    }

    private static Throwable cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    }
}
