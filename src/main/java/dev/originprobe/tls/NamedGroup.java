package dev.originprobe.tls;

/**
 * A key-exchange group by its code point (IANA "TLS Supported Groups"): any that a server may choose.
 *
 * @param id 0x0000 to 0xffff
 */
public record NamedGroup(int id) {
    public static final NamedGroup SECP256R1 = new NamedGroup(0x0017);
    public static final NamedGroup SECP384R1 = new NamedGroup(0x0018);
    public static final NamedGroup SECP521R1 = new NamedGroup(0x0019);
    public static final NamedGroup X25519 = new NamedGroup(0x001d);
    public static final NamedGroup X448 = new NamedGroup(0x001e);

    public NamedGroup {
        if (id < 0 || id > 0xffff) {
            throw new IllegalArgumentException("not a named group: " + id);
        }
    }

    /** AWS's and OpenSSL's spelling where they have one ({@code prime256v1}, {@code X25519}), else IANA's, else {@code 0x1234}. */
    public String label() {
        return switch (id) {
            case 0x0013 -> "prime192v1";
            case 0x0015 -> "secp224r1";
            case 0x0016 -> "secp256k1";
            case 0x0017 -> "prime256v1";
            case 0x0018 -> "secp384r1";
            case 0x0019 -> "secp521r1";
            case 0x001a -> "brainpoolP256r1";
            case 0x001b -> "brainpoolP384r1";
            case 0x001c -> "brainpoolP512r1";
            case 0x001d -> "X25519";
            case 0x001e -> "X448";
            case 0x0100 -> "ffdhe2048";
            case 0x0101 -> "ffdhe3072";
            case 0x0102 -> "ffdhe4096";
            case 0x11ec -> "X25519MLKEM768";
            default -> String.format("0x%04X", id);
        };
    }

    @Override
    public String toString() {
        return label();
    }

    // Written out, as the JVM makes a record's own anew in each process, which its start waits for.
    @Override
    public boolean equals(Object other) {
        return other instanceof NamedGroup that && id == that.id;
    }

    @Override
    public int hashCode() {
        return id;
    }
}
