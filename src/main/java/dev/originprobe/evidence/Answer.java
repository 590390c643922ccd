package dev.originprobe.evidence;

import dev.originprobe.octets.Octets;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.ServerFlight;
import java.util.Optional;
import java.util.function.Function;

/** What one connection brought. A failure to connect is an answer too. */
public sealed interface Answer {

    /** The server's first flight, read as far as a hello-only connection goes. */
    record Flight(ServerFlight flight) implements Answer {}

    /** A handshake finished on both sides, the server's possession of the leaf's key proved. */
    record Completed(ServerFlight flight) implements Answer {}

    /**
     * A handshake that was negotiated and not finished, for a reason on our side of the connection.
     *
     * @param flight what was read of the server's first flight
     * @param failure what our engine could not accept
     * @param detail the engine's words, for people only; nothing is decided by them
     */
    record Unfinished(ServerFlight flight, Failure failure, String detail) implements Answer {}

    /**
     * A fatal alert from the server, or a warning after which it said no more and closed.
     *
     * @param flight what came before it, empty where the alert was the first message
     */
    record Alerted(Alert alert, Optional<ServerFlight> flight) implements Answer {}

    /**
     * The server closed the connection before the handshake was done.
     *
     * @param reset whether by RST, else by FIN
     * @param flight what came before, empty where nothing did
     */
    record Closed(boolean reset, Optional<ServerFlight> flight) implements Answer {}

    /** Nothing more came within the handshake time-out. */
    record Silent(Optional<ServerFlight> flight) implements Answer {}

    /** The first bytes are not a TLS record; at most 256 of them are kept. */
    record NotTls(Octets firstBytes) implements Answer {}

    /**
     * TLS records that break the protocol or exceed a bound of ours.
     *
     * @param reason what was wrong, in our words
     */
    record Malformed(String reason, Optional<ServerFlight> flight) implements Answer {}

    /** No connection was made, or not for as long as the origin may take. */
    record Unreachable(Cause cause, String detail) implements Answer {
        /**
         * The deadline came while the origin still had time.
         *
         * @param soFar what there was by then
         */
        public static Unreachable cutShort(String soFar) {
            return new Unreachable(Cause.NOT_TRIED, "cut short by the deadline, with " + soFar);
        }

        /** Whether that is this side's own want of time or means, and says nothing of the origin. */
        public boolean isOurs() {
            return cause == Cause.NOT_TRIED || cause == Cause.SHORTAGE;
        }
    }

    /** Why no connection was made. */
    enum Cause {
        REFUSED,
        TIMED_OUT,
        /** The network says there is no way: host or network unreachable, or no address of that family here. */
        NO_ROUTE,
        /** The proxy on the way there cannot be reached, or made no connection. */
        PROXY,
        /** None was tried, or not to its end: the deadline came first. */
        NOT_TRIED,
        /** This machine lacked what a connection takes, file descriptors say, until the deadline came. */
        SHORTAGE
    }

    /** What our engine could not accept of a negotiated handshake. */
    enum Failure {
        /** The server's signature does not verify with the leaf's key. */
        SIGNATURE_INVALID,
        /** The server's Finished does not verify. */
        FINISHED_INVALID,
        /** Anything else that the engine refused: a limit, an unsupported key, a broken message. */
        ENGINE_REFUSED,
        /** No engine speaks what was negotiated. */
        NOT_SPOKEN
    }

    /** What was read of the server's first flight, empty where nothing was. */
    default Optional<ServerFlight> seen() {
        return fold(new Cases<Optional<ServerFlight>>(
                flight -> Optional.of(flight.flight()),
                completed -> Optional.of(completed.flight()),
                unfinished -> Optional.of(unfinished.flight()),
                Alerted::flight,
                Closed::flight,
                Silent::flight,
                notTls -> Optional.empty(),
                Malformed::flight,
                unreachable -> Optional.empty()));
    }

    /** One function for each kind of answer; Java 17 has no pattern switch. */
    record Cases<T>(
            Function<Flight, T> flight,
            Function<Completed, T> completed,
            Function<Unfinished, T> unfinished,
            Function<Alerted, T> alerted,
            Function<Closed, T> closed,
            Function<Silent, T> silent,
            Function<NotTls, T> notTls,
            Function<Malformed, T> malformed,
            Function<Unreachable, T> unreachable) {}

    /** Applies the function for this kind of answer. */
    default <T> T fold(Cases<T> cases) {
        if (this instanceof Flight flight) {
            return cases.flight().apply(flight);
        } else if (this instanceof Completed completed) {
            return cases.completed().apply(completed);
        } else if (this instanceof Unfinished unfinished) {
            return cases.unfinished().apply(unfinished);
        } else if (this instanceof Alerted alerted) {
            return cases.alerted().apply(alerted);
        } else if (this instanceof Closed closed) {
            return cases.closed().apply(closed);
        } else if (this instanceof Silent silent) {
            return cases.silent().apply(silent);
        } else if (this instanceof NotTls notTls) {
            return cases.notTls().apply(notTls);
        } else if (this instanceof Malformed malformed) {
            return cases.malformed().apply(malformed);
        }
        return cases.unreachable().apply((Unreachable) this);
    }
}
