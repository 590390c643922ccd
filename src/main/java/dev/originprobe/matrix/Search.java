package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ServerFlight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the accepted suites of a column in few hellos: all are offered; where none is chosen, all are refused; else the
 * chosen one is accepted, and what is left is offered in parts.
 */
record Search(Scope scope, Column column, Asking asking) {
    /** Two take the fewest hellos where few suites are accepted, more take fewer round trips one after the other. */
    private static final int PARTS = 3;

    /** The reply to each suite that is known so far. */
    Map<CipherSuite, Reply> replies() {
        Map<CipherSuite, Reply> replies = new HashMap<>();
        descend(column.suites(), replies);
        return replies;
    }

    /** What was chosen of all the column's suites; empty where all were refused or it is not known. */
    Optional<ServerFlight> first() {
        return asking.chosen(scope.offer(column, column.suites()));
    }

    private void descend(List<CipherSuite> suites, Map<CipherSuite, Reply> replies) {
        if (suites.isEmpty()) {
            return;
        }
        ClientOffer offer = scope.offer(column, suites);
        if (!asking.answered(offer)) {
            return;
        }
        Optional<CipherSuite> chosen = asking.chosen(offer).map(ServerFlight::suite);
        if (chosen.isEmpty()) {
            suites.forEach(suite -> replies.put(suite, asking.reply(offer)));
            return;
        }
        replies.put(chosen.get(), Reply.ACCEPTED);
        List<CipherSuite> left = new ArrayList<>(suites);
        left.remove(chosen.get());
        for (int part = 0; part < PARTS; part++) {
            descend(left.subList(part * left.size() / PARTS, (part + 1) * left.size() / PARTS), replies);
        }
    }
}
