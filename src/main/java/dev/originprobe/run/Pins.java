package dev.originprobe.run;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in {@code --resolve}: {@code HOST:PORT:ADDR[,ADDR]}, as curl has it. */
public final class Pins {
    private static final String OPTION = "--resolve";

    private Pins() {}

    /**
     * The addresses of all of them.
     *
     * @throws UsageError that names the one that is wrong
     */
    public static Map<PinnedResolver.Pin, List<InetAddress>> parse(List<String> texts) {
        Map<PinnedResolver.Pin, List<InetAddress>> pins = new HashMap<>();
        for (String text : texts) {
            // HOST may be a bracketed IPv6 address.
            int host = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
            int port = text.indexOf(':', host + 1);
            if (host < 1 || port < 0) {
                throw new UsageError(OPTION + " '" + text + "' is not HOST:PORT:ADDR[,ADDR]");
            }
            pins.put(
                    new PinnedResolver.Pin(
                            Setting.of(OPTION, text.substring(0, host)).hostName(),
                            TargetText.port(text.substring(host + 1, port), text, OPTION)),
                    Setting.of(OPTION, text.substring(port + 1)).addresses());
        }
        return pins;
    }
}
