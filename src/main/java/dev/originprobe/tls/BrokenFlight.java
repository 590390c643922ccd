package dev.originprobe.tls;

/** Says why a server's bytes break the protocol or exceed a bound of ours; it never leaves this package. */
final class BrokenFlight extends RuntimeException {
    private final String reason;

    BrokenFlight(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** In our words, for people: {@code a record of 65535 bytes; TLS allows 18432}. */
    String reason() {
        return reason;
    }
}
