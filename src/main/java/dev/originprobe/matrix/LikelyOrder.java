package dev.originprobe.matrix;

import dev.originprobe.tls.CipherSuite;
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

    private static String apartFromKey(CipherSuite suite) {
        return HASH.matcher(KEY.matcher(suite.ianaName()).replaceFirst("_AES_")).replaceFirst("_SHA2");
    }
}
