package dev.originprobe.evidence;

import java.time.Duration;
import java.util.Optional;

/**
 * One connection: what was asked and what came of it.
 *
 * @param attempts TCP connection attempts made; 0 where its turn came too late, or where another question had found that the
 *     address cannot be reached
 * @param connect from the last attempt's start to the established connection; empty where none was
 * @param handshake from the established connection to the answer; empty where none was
 */
public record Exchange(
        Question question, Answer answer, int attempts, Optional<Duration> connect, Optional<Duration> handshake) {
    /** What comes of a question whose turn would come after its time. */
    public static Exchange notAsked(Question question) {
        return notAsked(question, "no connection was tried, because the deadline came first");
    }

    /**
     * What comes of a question for which no connection is made.
     *
     * @param because in a few words
     */
    public static Exchange notAsked(Question question, String because) {
        return notAsked(question, Answer.Cause.NOT_TRIED, because);
    }

    /** The same for another cause of our own. */
    public static Exchange notAsked(Question question, Answer.Cause cause, String because) {
        return new Exchange(question, new Answer.Unreachable(cause, because), 0, Optional.empty(), Optional.empty());
    }

    /** What comes of a question that is answered in memory. */
    public static Exchange inMemory(Question question, Answer answer) {
        return new Exchange(question, answer, 0, Optional.empty(), Optional.empty());
    }

    /** Whether it was answered without a connection: what was negotiated in it is nobody's choice. */
    public boolean isInMemory() {
        return attempts == 0 && !(answer instanceof Answer.Unreachable);
    }

    /** Whether no connection came about within the time for it. */
    public boolean timedOut() {
        return answer instanceof Answer.Unreachable unreachable && unreachable.cause() == Answer.Cause.TIMED_OUT;
    }

    /** The same where the deadline came before the origin had all the time that it may take: no time-out of the origin. */
    public Exchange cutShort() {
        return new Exchange(
                question, Answer.Unreachable.cutShort("no connection by then"), attempts, connect, handshake);
    }

    /**
     * Whether the server chose what this hello did not offer, however it went on. An engine's hello offers more than its
     * question says, and the engine sees to it that its server keeps to that.
     */
    public boolean choseUnoffered() {
        return !question.purpose().finishes()
                && answer.seen()
                        .filter(flight -> !question.offer().allows(flight))
                        .isPresent();
    }

    /** The same, asked for another purpose. */
    Exchange as(Purpose purpose) {
        return new Exchange(
                new Question(question.endpoint(), question.offer(), purpose, question.timeouts()),
                answer,
                attempts,
                connect,
                handshake);
    }
}
