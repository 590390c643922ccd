package dev.originprobe.matrix;

import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.scan.Asker;
import dev.originprobe.scan.Deadline;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.tls.ClientOffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Asks one address what it speaks: after each answer what is most urgent by then. */
final class AddressScan {
    private final Asker asker;
    private final int atOnce;
    private final Inquiry inquiry;
    private final Scope scope;
    private final Endpoint endpoint;
    private final Deadline deadline;
    private final AnswerLog answers;
    private final Set<ClientOffer> inFlight = new HashSet<>();
    private final CompletableFuture<AddressMatrix> matrix = new CompletableFuture<>();

    /**
     * A scan.
     *
     * @param atOnce questions that are asked side by side: what becomes urgent later is not to wait behind many
     * @param deadline after which nothing is asked
     */
    AddressScan(Asker asker, int atOnce, Inquiry inquiry, Scope scope, Endpoint endpoint, Deadline deadline) {
        this.asker = asker;
        this.atOnce = atOnce;
        this.inquiry = inquiry;
        this.scope = scope;
        this.endpoint = endpoint;
        this.deadline = deadline;
        answers = new AnswerLog(inquiry.target().settings().connectionAttempts());
    }

    /** Starts; what is not answered by the deadline is undecided in the matrix. */
    CompletableFuture<AddressMatrix> start() {
        goOn();
        return matrix;
    }

    private void goOn() {
        next().forEach(question -> asker.ask(question, deadline)
                .thenAccept(exchange -> {
                    take(exchange);
                    goOn();
                })
                .whenComplete((done, fault) -> {
                    if (fault != null) {
                        matrix.completeExceptionally(fault);
                    }
                }));
    }

    private synchronized void take(Exchange exchange) {
        answers.take(exchange);
        inFlight.remove(exchange.question().offer());
    }

    private synchronized List<Question> next() {
        MatrixPlan plan = new MatrixPlan(scope, answers);
        List<Question> questions = new ArrayList<>();
        if (!deadline.isOver()) {
            Timeouts timeouts = inquiry.timeouts();
            plan.open().stream()
                    .filter(offer -> inFlight.size() < atOnce)
                    .filter(inFlight::add)
                    .forEach(offer -> questions.add(new Question(endpoint, offer, Purpose.HELLO, timeouts)));
        }
        if (inFlight.isEmpty()) {
            matrix.complete(plan.matrix(endpoint));
        }
        return questions;
    }
}
