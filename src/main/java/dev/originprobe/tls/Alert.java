package dev.originprobe.tls;

import java.util.Arrays;

/**
 * A TLS alert as received (RFC 8446, 6).
 *
 * @param level 1 warning, 2 fatal; servers send others
 * @param description 0 to 255
 */
public record Alert(int level, int description) {
    public static final int CLOSE_NOTIFY = 0;
    public static final int HANDSHAKE_FAILURE = 40;
    public static final int BAD_CERTIFICATE = 42;
    public static final int UNSUPPORTED_CERTIFICATE = 43;
    public static final int CERTIFICATE_REVOKED = 44;
    public static final int CERTIFICATE_EXPIRED = 45;
    public static final int UNKNOWN_CA = 48;
    public static final int ACCESS_DENIED = 49;
    public static final int PROTOCOL_VERSION = 70;
    public static final int INSUFFICIENT_SECURITY = 71;
    public static final int INAPPROPRIATE_FALLBACK = 86;
    public static final int MISSING_EXTENSION = 109;
    public static final int UNRECOGNIZED_NAME = 112;
    public static final int CERTIFICATE_REQUIRED = 116;

    public boolean fatal() {
        return level != 1;
    }

    /** {@code warning}, {@code fatal}, or the number. */
    public String levelName() {
        return level == 1 ? "warning" : level == 2 ? "fatal" : Integer.toString(level);
    }

    /** IANA's name of the description ({@code handshake_failure}), or the number. */
    public String descriptionName() {
        return Arrays.stream(Description.values())
                .filter(known -> known.code == description)
                .map(known -> known.name().toLowerCase(java.util.Locale.ROOT))
                .findFirst()
                .orElseGet(() -> Integer.toString(description));
    }

    private enum Description {
        CLOSE_NOTIFY(0),
        UNEXPECTED_MESSAGE(10),
        BAD_RECORD_MAC(20),
        DECRYPTION_FAILED(21),
        RECORD_OVERFLOW(22),
        DECOMPRESSION_FAILURE(30),
        HANDSHAKE_FAILURE(40),
        NO_CERTIFICATE(41),
        BAD_CERTIFICATE(42),
        UNSUPPORTED_CERTIFICATE(43),
        CERTIFICATE_REVOKED(44),
        CERTIFICATE_EXPIRED(45),
        CERTIFICATE_UNKNOWN(46),
        ILLEGAL_PARAMETER(47),
        UNKNOWN_CA(48),
        ACCESS_DENIED(49),
        DECODE_ERROR(50),
        DECRYPT_ERROR(51),
        TOO_MANY_CIDS_REQUESTED(52),
        EXPORT_RESTRICTION(60),
        PROTOCOL_VERSION(70),
        INSUFFICIENT_SECURITY(71),
        INTERNAL_ERROR(80),
        INAPPROPRIATE_FALLBACK(86),
        USER_CANCELED(90),
        NO_RENEGOTIATION(100),
        MISSING_EXTENSION(109),
        UNSUPPORTED_EXTENSION(110),
        CERTIFICATE_UNOBTAINABLE(111),
        UNRECOGNIZED_NAME(112),
        BAD_CERTIFICATE_STATUS_RESPONSE(113),
        BAD_CERTIFICATE_HASH_VALUE(114),
        UNKNOWN_PSK_IDENTITY(115),
        CERTIFICATE_REQUIRED(116),
        NO_APPLICATION_PROTOCOL(120),
        ECH_REQUIRED(121);

        private final int code;

        Description(int code) {
            this.code = code;
        }
    }
}
