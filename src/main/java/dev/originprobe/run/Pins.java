package dev.originprobe.run;

import dev.originprobe.origin.HostName;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in {@code --resolve}, {@code HOST:PORT:ADDR[,ADDR]} as curl has it: addresses that are asked, all of them
 * whatever their type, and for which no DNS is.
 */
public final class Pins {
    private static final String OPTION = "--resolve";

    private final Map<Pin, List<InetAddress>> pins;

    private record Pin(HostName host, int port) {}

    private Pins(Map<Pin, List<InetAddress>> pins) {
        this.pins = pins;
    }

    /**
     * The addresses of all of them.
     *
     * @throws UsageError that names the one that is wrong
     */
    public static Pins parse(List<String> texts) {
        Map<Pin, List<InetAddress>> pins = new HashMap<>();
        for (String text : texts) {
            // HOST may be a bracketed IPv6 address.
            int host = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
            int port = text.indexOf(':', host + 1);
            if (host < 1 || port < 0) {
                throw new UsageError(OPTION + " '" + text + "' is not HOST:PORT:ADDR[,ADDR]");
            }
            pins.put(
                    new Pin(
                            Setting.of(OPTION, text.substring(0, host)).hostName(),
                            TargetText.port(text.substring(host + 1, port), text, OPTION)),
                    Setting.of(OPTION, text.substring(port + 1)).addresses());
        }
        return new Pins(pins);
    }

    /** The addresses of a host and port; empty where DNS is to be asked. */
    Optional<List<InetAddress>> of(HostName host, int port) {
        return Optional.ofNullable(pins.get(new Pin(host, port)));
    }
}
