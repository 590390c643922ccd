package dev.originprobe.servers;

import dev.originprobe.fixtures.ScriptedPeer.Script;
import java.util.Set;

/**
 * What a hostile origin does, and what must come of it.
 *
 * @param outcome DROP or UNKNOWN
 * @param rules ids of all the findings
 */
record Hostile(String name, Script script, String outcome, Set<String> rules) {
    static Hostile drops(String name, String rule, Script script) {
        return new Hostile(name, script, "DROP", Set.of(rule));
    }

    static Hostile timesOut(String name, Script script) {
        return new Hostile(name, script, "UNKNOWN", Set.of("handshake-timed-out"));
    }
}
