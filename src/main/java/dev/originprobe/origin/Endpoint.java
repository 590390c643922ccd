package dev.originprobe.origin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * One address and port of an origin.
 *
 * @param address resolved, without host name
 * @param port 1 to 65535
 */
public record Endpoint(InetAddress address, int port) {
    /** In place of an address where none is asked: the unspecified one, with a port that is nobody's. */
    public static final Endpoint NOWHERE = nowhere();

    private static Endpoint nowhere() {
        try {
            return new Endpoint(InetAddress.getByAddress(new byte[4]), 1);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has the length of one", impossible);
        }
    }

    /** The address alone, {@code 192.0.2.1} or {@code 2001:db8::1}. */
    public String literal() {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? Ipv6Text.compressed(text.replaceFirst("%.*", "")) : text;
    }

    /** To connect to, without a name that the address was found by: a proxy would be told that, and ask one address of it. */
    public InetSocketAddress socketAddress() {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address.getAddress()), port);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has the length of one", impossible);
        }
    }

    /** {@code 192.0.2.1:443} or {@code [2001:db8::1]:443}. */
    @Override
    public String toString() {
        return address instanceof Inet6Address ? "[" + literal() + "]:" + port : literal() + ":" + port;
    }

    // Written out, as the JVM makes a record's own anew in each process, which its start waits for.
    @Override
    public boolean equals(Object other) {
        return other instanceof Endpoint that && port == that.port && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + port;
    }
}
