package dev.originprobe.net;

import dev.originprobe.evidence.Answer.Failure;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * BoringSSL's packed error code. Netty keeps it in a class that is not public, so it is taken from where OpenSSL's error
 * strings have it: {@code error:[code in hex]:[library]:[function]:[reason]} (ERR_error_string). The words are not read.
 *
 * <p>It is the first code of BoringSSL's queue: where a signature does not verify, that of the algorithm and not the
 * SSL_R_BAD_SIGNATURE that follows.
 *
 * @param code {@code library << 24 | reason} (ERR_PACK); 0 where the cause is none of BoringSSL's
 */
record BoringSslError(int code) {
    /** ERR_LIB_SSL (BoringSSL, err.h). */
    private static final int LIBRARY_SSL = 16;
    /** SSL_R_BAD_SIGNATURE (BoringSSL, ssl.h). */
    private static final int BAD_SIGNATURE = 114;
    /** ERR_LIB_RSA (BoringSSL, err.h). A client uses it only to verify, but for static RSA. */
    private static final int LIBRARY_RSA = 4;
    /** ERR_LIB_ECDSA (BoringSSL, err.h). A client uses it only to verify. */
    private static final int LIBRARY_ECDSA = 26;
    /**
     * RSA_R_BAD_ENCODING, BAD_E_VALUE, BAD_RSA_PARAMETERS, BAD_VERSION, DATA_TOO_LARGE_FOR_KEY_SIZE,
     * DIGEST_TOO_BIG_FOR_RSA_KEY, EMPTY_PUBLIC_KEY, KEY_SIZE_TOO_SMALL, MODULUS_TOO_LARGE: about the key, not the
     * signature (BoringSSL, rsa.h).
     */
    private static final Set<Integer> RSA_KEY_REASONS = Set.of(100, 101, 104, 106, 114, 118, 120, 126, 128);
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
        boolean signature = library() == LIBRARY_ECDSA
                || (library() == LIBRARY_RSA && !RSA_KEY_REASONS.contains(reason()))
                || (library() == LIBRARY_SSL && reason() == BAD_SIGNATURE);
        if (signature) {
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
