package dev.originprobe.origin;

/**
 * A DNS host name or an IP address literal, normalised so that equal names compare equal.
 *
 * @param ascii lower-case A-labels without trailing dot, or an address literal without brackets
 * @param isAddress whether it is an address literal, which is never sent as SNI
 */
public record HostName(String ascii, boolean isAddress) {
    @Override
    public String toString() {
        return ascii;
    }
}
