package dev.originprobe.scan;

import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An asker that makes a bounded number of connections at a time, to one address and in all; the others wait their turn. Those
 * of the target that began first come first, so that each is asked nearly as if it were alone; and its {@link Deadline} does
 * not run while others have their turn.
 */
public final class TurnAsker implements Asker {
    private final Asker asker;
    private final int perAddress;
    private final int atOnce;
    private final Map<InetAddress, Integer> openTo = new HashMap<>();
    private final TreeSet<Turn> waiting = new TreeSet<>();
    /** How often it was asked to hand out turns since it last had none left: one thread at a time does. */
    private final AtomicInteger handingOut = new AtomicInteger();

    private int open;
    private long asked;

    /**
     * What is asked beyond these numbers waits for its turn.
     *
     * @param perAddress connections to one address at a time, at least 1
     * @param atOnce connections at a time, at least 1
     */
    public TurnAsker(Asker asker, int perAddress, int atOnce) {
        this.asker = asker;
        this.perAddress = perAddress;
        this.atOnce = atOnce;
    }

    private record Turn(Question question, Deadline deadline, long number, CompletableFuture<Exchange> answer)
            implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int first = deadline.startedAt().compareTo(other.deadline.startedAt());
            return first != 0 ? first : Long.compare(number, other.number);
        }

        InetAddress address() {
            return question.endpoint().address();
        }
    }

    @Override
    public CompletionStage<Exchange> ask(Question question, Deadline deadline) {
        if (deadline.isOver()) {
            return CompletableFuture.completedStage(Exchange.notAsked(question));
        }
        CompletableFuture<Exchange> answer = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Turn(question, deadline, asked++, answer));
            deadline.queue();
        }
        handOut();
        return answer;
    }

    /** In a loop and not by each answer for the next, which would be as deep as many are answered at once. */
    private void handOut() {
        if (handingOut.getAndIncrement() > 0) {
            return;
        }
        int wanted = 1;
        do {
            for (Optional<Turn> next = next(); next.isPresent(); next = next()) {
                begin(next.get());
            }
            wanted = handingOut.addAndGet(-wanted);
        } while (wanted > 0);
    }

    /** The first whose turn it may be; counted as begun. */
    private synchronized Optional<Turn> next() {
        Iterator<Turn> turns = waiting.iterator();
        while (open < atOnce && turns.hasNext()) {
            Turn turn = turns.next();
            if (openTo.getOrDefault(turn.address(), 0) < perAddress) {
                turns.remove();
                open++;
                openTo.merge(turn.address(), 1, Integer::sum);
                turn.deadline().open();
                turn.deadline().unqueue();
                return Optional.of(turn);
            }
        }
        return Optional.empty();
    }

    private void begin(Turn turn) {
        asked(turn).whenComplete((exchange, fault) -> {
            end(turn);
            handOut();
            if (fault == null) {
                turn.answer().complete(exchange);
            } else {
                turn.answer().completeExceptionally(fault);
            }
        });
    }

    private CompletionStage<Exchange> asked(Turn turn) {
        try {
            return asker.ask(turn.question(), turn.deadline());
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.failedStage(bug);
        }
    }

    private void end(Turn turn) {
        synchronized (this) {
            open--;
            openTo.computeIfPresent(turn.address(), (address, count) -> count == 1 ? null : count - 1);
            turn.deadline().close();
        }
        if (turn.deadline().isOver()) {
            giveUp(turn.deadline());
        }
    }

    /** What still waits of a target whose time is over is answered at once: its clock stands still as long as it waits. */
    private void giveUp(Deadline over) {
        TreeSet<Turn> late = new TreeSet<>();
        synchronized (this) {
            waiting.stream().filter(turn -> turn.deadline() == over).forEach(late::add);
            waiting.removeAll(late);
            late.forEach(turn -> over.unqueue());
        }
        late.forEach(turn -> turn.answer().complete(Exchange.notAsked(turn.question())));
    }
}
