package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Cause;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Question;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.scan.Deadline;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One question on its way: the attempts to connect, the deadline, and the one answer. All of it happens on one event loop.
 *
 * <p>Only a failure to connect is tried again, at once, as CloudFront's connection attempts are; and what failed for want of
 * means of this machine, when others may have given some back, which is no attempt.
 */
final class Asking implements Connection.Owner {
    /** A chain of causes is shorter; a circular one ends here. */
    private static final int CAUSES = 10;

    private final Question question;
    private final Deadline deadline;
    private final Pulse pulse;
    private final Engines engines;
    private final Optional<S2nLibrary> library;
    private final Optional<Proxy> proxy;
    private final Consumer<Endpoint> connected;
    private final CompletableFuture<Exchange> exchange;

    private int attempts;
    private boolean ended;
    private Optional<Shortage> shortage = Optional.empty();
    private Optional<Future<?>> cut = Optional.empty();
    private @Nullable Connection current;

    /**
     * A question on its way.
     *
     * @param library AWS's own TLS library, where that is to be the client; empty where not
     * @param connected is told of the address once a connection to it is there
     * @param exchange takes the answer
     */
    Asking(
            Question question,
            Deadline deadline,
            Pulse pulse,
            Engines engines,
            Optional<S2nLibrary> library,
            Optional<Proxy> proxy,
            Consumer<Endpoint> connected,
            CompletableFuture<Exchange> exchange) {
        this.question = question;
        this.deadline = deadline;
        this.pulse = pulse;
        this.engines = engines;
        this.library = library;
        this.proxy = proxy;
        this.connected = connected;
        this.exchange = exchange;
    }

    /** Starts; from any thread. */
    void open() {
        try {
            pulse.loop().execute(() -> guarded(this::start));
        } catch (RejectedExecutionException closing) {
            end(new Answer.Unreachable(Cause.NOT_TRIED, "the probing was ended"), Optional.empty(), Optional.empty());
        }
    }

    /** Nothing that runs on the event loop fails without a word: what waits for the answer would wait for ever. */
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error fault) {
            failed(fault);
        }
    }

    private void start() {
        Duration left = deadline.left();
        if (left.compareTo(Duration.ZERO) <= 0) {
            end(Exchange.notAsked(question).answer(), Optional.empty(), Optional.empty());
            return;
        }
        cut = Optional.of(pulse.loop().schedule(() -> guarded(this::cutShort), left.toNanos(), TimeUnit.NANOSECONDS));
        attempt();
    }

    private void attempt() {
        attempts++;
        Connection next = new Connection(question, pulse, engines, library, proxy, this);
        current = next;
        next.connect();
    }

    private void cutShort() {
        Connection open = current;
        boolean established = open != null && open.isEstablished();
        Answer late = shortage.filter(wanting -> !established)
                .<Answer>map(wanting -> new Answer.Unreachable(Cause.SHORTAGE, wanting.words()))
                .orElseGet(() -> Answer.Unreachable.cutShort(
                        established ? "no end of the handshake by then" : "no connection by then"));
        end(late, Optional.empty(), Optional.empty());
    }

    @Override
    public void established() {
        connected.accept(question.endpoint());
    }

    @Override
    public void answered(Answer answer, Optional<Duration> connect, Optional<Duration> handshake) {
        end(proxy.flatMap(through -> through.spoke(answer)).orElse(answer), connect, handshake);
    }

    @Override
    public void missed(Throwable cause) {
        if (ended) {
            return;
        }
        if (Shortage.of(cause).isPresent() || !isOfTheNetwork(cause)) {
            failed(cause);
        } else if (proxy.isEmpty() && isReset(cause)) {
            // It was established before: a listener that resets at once, not a port on which there is none.
            end(new Answer.Closed(true, Optional.empty()), Optional.empty(), Optional.empty());
        } else if (attempts < question.timeouts().connectionAttempts()) {
            attempt();
        } else {
            String words = withoutAddress(cause);
            Answer answer = proxy.map(through -> through.missed(cause, words))
                    .orElseGet(() -> new Answer.Unreachable(reason(cause), words));
            end(answer, Optional.empty(), Optional.empty());
        }
    }

    /** Asked again where means were wanting, else a bug, which ends it without an answer. */
    @Override
    public void failed(Throwable fault) {
        if (ended) {
            return;
        }
        shortage = Shortage.of(fault);
        if (shortage.isPresent()) {
            letGo();
            attempts--;
            // The timer is lost with the loop alone, where nothing is to be asked any more.
            var unused =
                    pulse.loop().schedule(() -> guarded(this::again), Shortage.WAIT.toNanos(), TimeUnit.NANOSECONDS);
        } else {
            ended = true;
            letGo();
            exchange.completeExceptionally(fault);
        }
    }

    private void again() {
        if (!ended) {
            shortage = Optional.empty();
            attempt();
        }
    }

    private void end(Answer answer, Optional<Duration> connect, Optional<Duration> handshake) {
        if (!ended) {
            ended = true;
            letGo();
            exchange.complete(new Exchange(question, answer, attempts, connect, handshake));
        }
    }

    private void letGo() {
        if (ended) {
            cut.ifPresent(timer -> timer.cancel(false));
        }
        Connection open = current;
        if (open != null) {
            open.end();
        }
    }

    private static boolean isOfTheNetwork(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES)
                .anyMatch(IOException.class::isInstance);
    }

    /** Netty appends the address to the system's words and keeps the original as the cause. */
    private static String withoutAddress(Throwable failure) {
        Throwable original = failure.getCause();
        return String.valueOf((original == null ? failure : original).getMessage());
    }

    /**
     * Whether a peer that had accepted the connection reset it before we saw that. NIO raises the same SocketException for it
     * as for ENETUNREACH (sun.nio.ch, handleSocketError): only the system's words tell these apart. Where they are not
     * English the reset is reported as no route, which is undecided.
     */
    static boolean isReset(Throwable cause) {
        return !(cause instanceof ConnectException) && withoutAddress(cause).startsWith("Connection reset");
    }

    /** Why no connection was made. */
    static Cause reason(Throwable cause) {
        if (cause instanceof ConnectTimeoutException) {
            return Cause.TIMED_OUT;
        }
        return cause instanceof ConnectException ? Cause.REFUSED : Cause.NO_ROUTE;
    }
}
