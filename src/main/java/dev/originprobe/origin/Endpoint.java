package dev.originprobe.origin;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * One address and port of an origin.
 *
 * @param address resolved, without host name
 * @param port 1 to 65535
 */
public record Endpoint(InetAddress address, int port) {
    /** {@code 192.0.2.1:443} or {@code [2001:db8::1]:443}. */
    @Override
    public String toString() {
        String literal = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + literal + "]:" + port : literal + ":" + port;
    }
}
