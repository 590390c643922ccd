package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;

/**
 * One probe and what must come of it.
 *
 * @param name of the test
 * @param port of the server on loopback
 * @param options of the command line
 * @param outcome CONNECT, DROP or UNKNOWN; the exit code follows from it
 * @param rules ids of all the findings
 * @param session as in {@link Seen}
 */
record Row(String name, int port, List<String> options, String outcome, Set<String> rules, String session) {
    /** The session where the origin refused. */
    private static final String NO_SESSION = "- - -";

    /** An origin that CloudFront connects to; the rules are risks. */
    static Row connect(String name, int port, String session, String... risks) {
        return new Row(name, port, List.of(), "CONNECT", Set.of(risks), session);
    }

    /** An origin that refuses the hello. */
    static Row refuses(String name, int port, String... rules) {
        return new Row(name, port, List.of(), "DROP", Set.of(rules), NO_SESSION);
    }

    /** An origin that answers and is refused by CloudFront. */
    static Row drop(String name, int port, String session, String... rules) {
        return new Row(name, port, List.of(), "DROP", Set.of(rules), session);
    }

    /** The same where it cannot be decided. */
    Row undecided() {
        return new Row(name, port, options, "UNKNOWN", rules, session);
    }

    Row with(String... more) {
        return new Row(name, port, List.of(more), outcome, rules, session);
    }

    DynamicTest test(Path trusted) {
        return dynamicTest(name, () -> check(trusted));
    }

    void check(Path trusted) {
        Seen seen = Seen.at(port, trusted, options.toArray(String[]::new));
        assertEquals(expected(), said(seen), seen::report);
    }

    private String expected() {
        return String.join(
                " | ",
                outcome,
                String.valueOf(code()),
                Set.copyOf(rules).stream().sorted().toList().toString(),
                session);
    }

    private static String said(Seen seen) {
        return String.join(
                " | ", seen.outcome(), String.valueOf(seen.code()), seen.rules().toString(), seen.session());
    }

    /** The exit code of one target with this outcome. */
    private int code() {
        return switch (outcome) {
            case "CONNECT" -> 0;
            case "DROP" -> 1;
            default -> 3;
        };
    }
}
