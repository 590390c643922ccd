package dev.originprobe.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A network: an address and how many of its first bits count.
 *
 * @param bits 0 to 32 for IPv4, 0 to 128 for IPv6
 */
public record Cidr(InetAddress network, int bits) {
    /** The network in a text such as {@code 192.0.2.0/24}; an address alone is a network of itself. */
    public static Cidr parse(String option, String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> network = address(slash < 0 ? text : text.substring(0, slash));
        int most = network.map(address -> 8 * address.getAddress().length).orElse(0);
        int bits = slash < 0 ? most : number(text.substring(slash + 1), most);
        if (network.isEmpty() || bits < 0) {
            throw new UsageError(option + " '" + text + "' is no network such as 192.0.2.0/24 or 2001:db8::/32");
        }
        return new Cidr(network.get(), bits);
    }

    /** An address to listen at, such as {@code 127.0.0.1:8443} or {@code [::1]:8443}; port 0 for any that is free. */
    public static InetSocketAddress endpoint(String option, String text) {
        int colon = text.lastIndexOf(':');
        Optional<InetAddress> address = colon < 0 ? Optional.empty() : address(text.substring(0, colon));
        int port = colon < 0 ? -1 : number(text.substring(colon + 1), 65_535);
        if (address.isEmpty() || port < 0) {
            throw new UsageError(
                    option + " '" + text + "' is no address with a port, such as 0.0.0.0:8443 or [::]:8443");
        }
        return new InetSocketAddress(address.get(), port);
    }

    /** Whether an address is in the network; one of the other family never is. */
    public boolean contains(InetAddress address) {
        byte[] one = network.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** No name is looked up. */
    private static Optional<InetAddress> address(String text) {
        try {
            return Setting.of("", text).addresses().stream().findFirst();
        } catch (UsageError none) {
            return Optional.empty();
        }
    }

    private static int number(String text, int most) {
        try {
            int number = Integer.parseInt(text);
            return number <= most ? number : -1;
        } catch (NumberFormatException none) {
            return -1;
        }
    }
}
