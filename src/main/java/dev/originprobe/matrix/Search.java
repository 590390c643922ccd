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
 * chosen one is accepted, and what is left is offered in parts. So is what a server fails at that has chosen before: one
 * suite of several may be broken there, as ARIA is in Mbed TLS 2.28.
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
        if (chosen.isPresent()) {
            replies.put(chosen.get(), Reply.ACCEPTED);
            List<CipherSuite> left = new ArrayList<>(suites);
            left.remove(chosen.get());
            descendInto(left, replies);
        } else if (suites.size() > 1 && spoken(suites) && asking.failed(offer)) {
            descendInto(suites, replies);
        } else {
            suites.forEach(suite -> replies.put(suite, asking.reply(offer)));
        }
    }

    /** Whether a suite of the column was chosen before these were asked for. */
    private boolean spoken(List<CipherSuite> suites) {
        return suites.size() < column.suites().size();
    }

    private void descendInto(List<CipherSuite> suites, Map<CipherSuite, Reply> replies) {
        for (int part = 0; part < PARTS; part++) {
            descend(suites.subList(part * suites.size() / PARTS, (part + 1) * suites.size() / PARTS), replies);
        }
    }
}
