package dev.originprobe.net;

import dev.originprobe.evidence.Answer.Failure;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * BoringSSL's packed error code. Netty keeps it in a class that is not public, so it is taken from where OpenSSL's error
 * strings have it: {@code error:[code in hex]:[library]:[function]:[reason]} (ERR_error_string). The words are not read.
 *
 * @param code {@code library << 24 | reason} (ERR_PACK); 0 where the cause is none of BoringSSL's
 */
record BoringSslError(int code) {
    /** ERR_LIB_SSL (BoringSSL, err.h). */
    private static final int LIBRARY_SSL = 16;
    /** SSL_R_BAD_SIGNATURE (BoringSSL, ssl.h). */
    private static final int BAD_SIGNATURE = 114;
    /** SSL_R_DIGEST_CHECK_FAILED: a Finished that does not verify (BoringSSL, ssl.h). */
    private static final int DIGEST_CHECK_FAILED = 142;
    /** SSL_AD_REASON_OFFSET: a fatal alert received is a reason of this plus its description (BoringSSL, ssl.h). */
    private static final int ALERT_OFFSET = 1000;

    private static final Pattern FORMAT = Pattern.compile("error:([0-9a-f]{8}):.*", Pattern.DOTALL);

    static BoringSslError of(@Nullable Throwable cause) {
        String message = cause == null ? "" : String.valueOf(cause.getMessage());
        Matcher matcher = FORMAT.matcher(message);
        return new BoringSslError(matcher.matches() ? Integer.parseUnsignedInt(matcher.group(1), 16) : 0);
    }

    /** The description of the fatal alert that the server sent, if that is what this is. */
    Optional<Integer> alert() {
        return library() == LIBRARY_SSL && reason() >= ALERT_OFFSET && reason() < ALERT_OFFSET + 256
                ? Optional.of(reason() - ALERT_OFFSET)
                : Optional.empty();
    }

    /** What the engine could not accept. */
    Failure failure() {
        if (library() == LIBRARY_SSL && reason() == BAD_SIGNATURE) {
            return Failure.SIGNATURE_INVALID;
        }
        return library() == LIBRARY_SSL && reason() == DIGEST_CHECK_FAILED
                ? Failure.FINISHED_INVALID
                : Failure.ENGINE_REFUSED;
    }

    private int library() {
        return code >>> 24;
    }

    private int reason() {
        return code & 0xfff;
    }
}
