package dev.originprobe.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The addresses that are no public host's: all blocks of IANA's special-purpose registries, the globally reachable ones
 * among them too, as nobody serves a certificate there; and multicast.
 *
 * @param first of the block
 * @param bits that all of the block have
 * @param name as in the registry
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IPv4, RFC 6890</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IPv6, RFC 6890</a>
 */
record SpecialPurpose(InetAddress first, int bits, String name) {
    private static final Pattern LINE = Pattern.compile("(\\S+)/(\\d+) (.+)");

    private static final List<SpecialPurpose> BLOCKS = Stream.of(
                    "0.0.0.0/8 this network",
                    "10.0.0.0/8 private use",
                    "100.64.0.0/10 shared address space",
                    "127.0.0.0/8 loopback",
                    "169.254.0.0/16 link local",
                    "172.16.0.0/12 private use",
                    "192.0.0.0/24 IETF protocol assignments",
                    "192.0.2.0/24 documentation",
                    "192.31.196.0/24 AS112",
                    "192.52.193.0/24 AMT",
                    "192.88.99.0/24 6to4 relay anycast",
                    "192.168.0.0/16 private use",
                    "192.175.48.0/24 AS112",
                    "198.18.0.0/15 benchmarking",
                    "198.51.100.0/24 documentation",
                    "203.0.113.0/24 documentation",
                    "224.0.0.0/4 multicast",
                    "240.0.0.0/4 reserved",
                    "::/128 unspecified",
                    "::1/128 loopback",
                    "::/96 IPv4-compatible",
                    "::ffff:0:0:0/96 IPv4-translated",
                    "64:ff9b::/96 IPv4-IPv6 translation",
                    "64:ff9b:1::/48 IPv4-IPv6 translation",
                    "100::/64 discard only",
                    "100:0:0:1::/64 dummy",
                    "2001::/32 Teredo",
                    "2001::/23 IETF protocol assignments",
                    "2001:db8::/32 documentation",
                    "2002::/16 6to4",
                    "2620:4f:8000::/48 AS112",
                    "3fff::/20 documentation",
                    "5f00::/16 segment routing",
                    "fc00::/7 unique local",
                    "fe80::/10 link local",
                    "fec0::/10 site local",
                    "ff00::/8 multicast")
            .map(SpecialPurpose::parse)
            .toList();

    private static SpecialPurpose parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        try {
            return new SpecialPurpose(
                    InetAddress.getByName(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3));
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(line, noLiteral);
        }
    }

    /** The block that an address is in; empty for one of a public host. One mapped into IPv6 is what it maps. */
    static Optional<SpecialPurpose> of(InetAddress address) {
        return BLOCKS.stream().filter(block -> block.holds(address)).findFirst();
    }

    private boolean holds(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
