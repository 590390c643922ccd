package dev.originprobe.origin;

import java.util.Optional;

/** Decodes labels (RFC 3492) that the JDK, which knows IDNA 2003 alone, leaves as they are. */
final class Punycode {
    private static final String PREFIX = "xn--";
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    /** More than a label of 63 characters can hold. */
    private static final int MOST = 64;

    private Punycode() {}

    /** What an A-label in lower case stands for; empty where it is none, or stands for something else than letters and the like. */
    static Optional<String> decoded(String label) {
        if (!label.startsWith(PREFIX) || label.length() > MOST) {
            return Optional.empty();
        }
        String encoded = label.substring(PREFIX.length());
        int dash = encoded.lastIndexOf('-');
        StringBuilder output = new StringBuilder(dash > 0 ? encoded.substring(0, dash) : "");
        int n = INITIAL_N;
        int bias = INITIAL_BIAS;
        long i = 0;
        int at = dash > 0 ? dash + 1 : 0;
        while (at < encoded.length()) {
            long before = i;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < encoded.length() ? digit(encoded.charAt(at++)) : -1;
                if (digit < 0 || weight > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                i += digit * weight;
                int t = Math.min(T_MAX, Math.max(T_MIN, k - bias));
                if (digit < t) {
                    break;
                }
                weight *= BASE - t;
            }
            int length = output.codePointCount(0, output.length()) + 1;
            bias = adapted(i - before, length, before == 0);
            long character = n + i / length;
            if (character > Character.MAX_CODE_POINT || !isShown((int) character)) {
                return Optional.empty();
            }
            n = (int) character;
            i %= length;
            output.insert(output.offsetByCodePoints(0, (int) i), Character.toChars(n));
            i++;
        }
        return Optional.of(output.toString());
    }

    private static int digit(char c) {
        return c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? c - '0' + 26 : -1;
    }

    private static int adapted(long delta, int length, boolean first) {
        long left = first ? delta / DAMP : delta / 2;
        left += left / length;
        int k = 0;
        while (left > (BASE - T_MIN) * T_MAX / 2) {
            left /= BASE - T_MIN;
            k += BASE;
        }
        return (int) (k + (BASE - T_MIN + 1) * left / (left + SKEW));
    }

    private static boolean isShown(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.OTHER_SYMBOL;
    }
}
