package dev.originprobe.pki;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Locale;

/** IP addresses of certificates as text. */
final class AddressLiteral {
    private AddressLiteral() {}

    /** The literal of 4 or 16 octets in hex, as {@link InetAddress#getHostAddress()} writes it; other hex as it is. */
    static String of(String hex) {
        try {
            return hex.length() == 8 || hex.length() == 32
                    ? InetAddress.getByAddress(HexFormat.of().parseHex(hex)).getHostAddress()
                    : hex;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("4 and 16 octets are addresses", impossible);
        }
    }

    /** The octets of a literal in hex; empty text where it is none. Asks no DNS: the text is checked to be a literal. */
    static String hex(String literal) {
        if (!literal.toLowerCase(Locale.ROOT).matches("[0-9a-f:]*:[0-9a-f:.]*|[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return "";
        }
        try {
            return HexFormat.of().formatHex(InetAddress.getByName(literal).getAddress());
        } catch (UnknownHostException notALiteral) {
            return "";
        }
    }
}
