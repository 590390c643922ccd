package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ServerFlight;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Looks answers up, and notes what has none yet. */
final class Lookup {
    private final AnswerLog answers;
    private final Set<ClientOffer> open = new LinkedHashSet<>();

    Lookup(AnswerLog answers) {
        this.answers = answers;
    }

    /** The offers that were looked up and are still to be made, in that order; none where no connection is made. */
    Set<ClientOffer> open() {
        if (answers.isUnreachable()) {
            return Set.of();
        }
        return open.isEmpty() ? answers.control() : open;
    }

    /** Whether something is left to ask, or was not asked in time. */
    boolean isIncomplete() {
        return answers.isLate() || !open().isEmpty();
    }

    /** Whether it has an answer; noted where it has none. */
    boolean answered(ClientOffer offer) {
        boolean missing = answers.open(offer);
        if (missing) {
            open.add(offer);
        }
        return !missing;
    }

    /** What was chosen of an offer; empty where it was refused or it is not known. */
    Optional<ServerFlight> chosen(ClientOffer offer) {
        return answered(offer) ? answers.chosen(offer) : Optional.empty();
    }

    /** The suite of an offer that was chosen before the server broke off; empty where it did not. */
    Optional<CipherSuite> brokeOffAt(ClientOffer offer) {
        return answers.brokeOffAt(offer);
    }

    /** Whether the server closed, although it sends an alert where it refuses. */
    boolean failed(ClientOffer offer) {
        return answers.failed(offer);
    }

    /** Whether nothing was chosen for another reason, it seems, than that the server has nothing of what was offered. */
    boolean failedOtherwise(ClientOffer offer) {
        return answered(offer) && answers.failedOtherwise(offer);
    }

    /** Accepted where something of the offer was chosen; undecided as long as there is no answer. */
    Reply reply(ClientOffer offer) {
        return answered(offer) ? answers.reply(offer) : Reply.UNDECIDED;
    }
}
