package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * In which order a server of which the first choice is known is likely to have its suites: as asked, and of two that differ
 * in the length of their AES key alone that one first which has the length of the first choice. OpenSSL's own order is such,
 * and those that are recommended for servers.
 *
 * @param chosen what it chose of all
 * @param asked all, in the order asked
 */
record LikelyOrder(CipherSuite chosen, List<CipherSuite> asked) {
    /** Choices that are asked for before the one before them is known. */
    private static final int AHEAD = 5;

    private static final Pattern KEY = Pattern.compile("_AES_(128|256)_");
    private static final Pattern HASH = Pattern.compile("_SHA(256|384)$");

    /** Which of these it is likely to choose; at least one of them, each of those asked. */
    CipherSuite first(List<CipherSuite> offered) {
        if (offered.contains(chosen)) {
            return chosen;
        }
        CipherSuite first = asked.stream().filter(offered::contains).findFirst().orElseThrow();
        return offered.stream()
                .filter(suite -> apartFromKey(suite).equals(apartFromKey(first))
                        && key(suite).equals(key(chosen)))
                .findFirst()
                .orElse(first);
    }

    private static String key(CipherSuite suite) {
        var key = KEY.matcher(suite.ianaName());
        return key.find() ? key.group(1) : "";
    }

    /**
     * What would be left to offer after each of the next choices, where what is left now has no answer yet: at least two
     * suites. Asked side by side, the server's order takes a few rounds, where it would take one for each suite; a guess
     * that fails costs hellos and tells nothing.
     */
    List<List<CipherSuite>> ahead(List<CipherSuite> unanswered) {
        List<List<CipherSuite>> ahead = new ArrayList<>();
        List<CipherSuite> left = new ArrayList<>(unanswered);
        while (ahead.size() < AHEAD && left.size() > 2) {
            left.remove(first(left));
            ahead.add(List.copyOf(left));
        }
        return ahead;
    }

    private static String apartFromKey(CipherSuite suite) {
        return HASH.matcher(KEY.matcher(suite.ianaName()).replaceFirst("_AES_")).replaceFirst("_SHA2");
    }
}
