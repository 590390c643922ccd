package dev.originprobe.run;

import java.util.regex.Pattern;

/** What stands before the {@code @} of a URL, a user and mostly a password: no message repeats it, wherever it was typed. */
public final class Userinfo {
    /** From the scheme to the last at sign: a password may have anything in it. */
    private static final Pattern OF_URL = Pattern.compile("(?s)(://).*@");

    private static final Pattern WITHOUT_SCHEME = Pattern.compile("(?<=^|[\\s'\"=(])[^\\s'\"=(]*:[^\\s]*@");

    private Userinfo() {}

    /** The text without any. */
    public static String hidden(String text) {
        String hidden = OF_URL.matcher(text).replaceFirst("$1...@");
        return hidden.equals(text) ? WITHOUT_SCHEME.matcher(text).replaceAll("...@") : hidden;
    }
}
