package dev.originprobe.tls;

import java.util.Optional;
import java.util.stream.Stream;

/** The extensions that clients send and that are known here by name (IANA "TLS ExtensionType Values"). */
public enum ExtensionType {
    SERVER_NAME(0),
    STATUS_REQUEST(5),
    SUPPORTED_GROUPS(10),
    EC_POINT_FORMATS(11),
    SIGNATURE_ALGORITHMS(13),
    ALPN(16),
    SIGNED_CERTIFICATE_TIMESTAMP(18),
    PADDING(21),
    ENCRYPT_THEN_MAC(22),
    EXTENDED_MASTER_SECRET(23),
    COMPRESS_CERTIFICATE(27),
    RECORD_SIZE_LIMIT(28),
    SESSION_TICKET(35),
    PRE_SHARED_KEY(41),
    EARLY_DATA(42),
    SUPPORTED_VERSIONS(43),
    COOKIE(44),
    PSK_KEY_EXCHANGE_MODES(45),
    CERTIFICATE_AUTHORITIES(47),
    POST_HANDSHAKE_AUTH(49),
    SIGNATURE_ALGORITHMS_CERT(50),
    KEY_SHARE(51),
    ENCRYPTED_CLIENT_HELLO(0xfe0d),
    RENEGOTIATION_INFO(0xff01);

    private final int id;

    ExtensionType(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }

    /** The extension of that code point; empty where it has no name here. */
    public static Optional<ExtensionType> of(int id) {
        return Stream.of(values()).filter(type -> type.id == id).findFirst();
    }

    /** IANA's name ({@code key_share}); {@code 0x1234} where there is none here. */
    public static String label(int id) {
        return of(id).map(type -> type == ALPN
                        ? "application_layer_protocol_negotiation"
                        : type.name().toLowerCase(java.util.Locale.ROOT))
                .orElseGet(() -> String.format("0x%04X", id));
    }
}
