package dev.originprobe.run;

import dev.originprobe.origin.HostName;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What stands in {@code --resolve}, {@code HOST:PORT:ADDR[,ADDR]} as curl has it: addresses that are asked, all of them
 * whatever their type, and for which no DNS is.
 */
public final class Pins {
    private static final String OPTION = "--resolve";

    /** By host and port, as {@link #pin}. */
    private final Map<String, List<InetAddress>> pins;

    private final Set<String> used = ConcurrentHashMap.newKeySet();

    private Pins(Map<String, List<InetAddress>> pins) {
        this.pins = pins;
    }

    /**
     * The addresses of all of them.
     *
     * @throws UsageError that names the one that is wrong
     */
    public static Pins parse(List<String> texts) {
        Map<String, List<InetAddress>> pins = new LinkedHashMap<>();
        for (String text : texts) {
            // HOST may be a bracketed IPv6 address.
            int host = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
            int port = text.indexOf(':', host + 1);
            if (host < 1 || port < 0) {
                throw new UsageError(OPTION + " '" + text + "' is not HOST:PORT:ADDR[,ADDR]");
            }
            String pin = pin(
                    Setting.of(OPTION, text.substring(0, host)).hostName(),
                    TargetText.port(text.substring(host + 1, port), text, OPTION));
            pins.merge(pin, Setting.of(OPTION, text.substring(port + 1)).addresses(), Pins::together);
        }
        return new Pins(pins);
    }

    private static String pin(HostName host, int port) {
        return host.ascii() + ":" + port;
    }

    private static List<InetAddress> together(List<InetAddress> some, List<InetAddress> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }

    /** The addresses of a host and port; empty where DNS is to be asked. */
    Optional<List<InetAddress>> of(HostName host, int port) {
        String pin = pin(host, port);
        used.add(pin);
        return Optional.ofNullable(pins.get(pin));
    }

    /**
     * Requires that every one was for a target, of those that were read so far: else another address was asked than the one
     * that was thought of.
     *
     * @throws UsageError that names one that was not
     */
    public void requireUsed() {
        pins.keySet().stream().filter(pin -> !used.contains(pin)).findFirst().ifPresent(pin -> {
            throw new UsageError(OPTION + " " + pin
                    + ": there is no such target; give the host and the port as the target has them");
        });
    }
}
