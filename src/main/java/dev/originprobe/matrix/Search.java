package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ServerFlight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the accepted suites of a column in few hellos: all are offered; where none is chosen, all are refused; else the
 * chosen one is accepted, and what is left is offered in two halves.
 *
 * @param toAsk receives the offers that must be answered before more is known
 */
record Search(Scope scope, Column column, Answers answers, Consumer<ClientOffer> toAsk) {
    /** The reply to each suite that is known so far. */
    Map<CipherSuite, Reply> replies() {
        Map<CipherSuite, Reply> replies = new HashMap<>();
        descend(column.suites(), replies);
        return replies;
    }

    private void descend(List<CipherSuite> suites, Map<CipherSuite, Reply> replies) {
        if (suites.isEmpty()) {
            return;
        }
        ClientOffer offer = scope.offer(column, suites);
        if (answers.open(offer)) {
            toAsk.accept(offer);
            return;
        }
        Optional<CipherSuite> chosen = answers.chosen(offer).map(ServerFlight::suite);
        if (chosen.isEmpty()) {
            suites.forEach(suite -> replies.put(suite, answers.reply(offer)));
            return;
        }
        replies.put(chosen.get(), Reply.ACCEPTED);
        List<CipherSuite> left = new ArrayList<>(suites);
        left.remove(chosen.get());
        descend(left.subList(0, left.size() / 2), replies);
        descend(left.subList(left.size() / 2, left.size()), replies);
    }
}
