package dev.originprobe.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One HAProxy with a bind line a port. */
final class Haproxy {
    private Haproxy() {}

    /**
     * Starts it.
     *
     * @param options what follows {@code ssl crt} on the bind line of each port
     */
    static RunningServer start(Path folder, List<Integer> ports, List<String> options) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("defaults", " mode http", " timeout client 5s", "frontend origins"));
        for (int i = 0; i < options.size(); i++) {
            lines.add(" bind 127.0.0.1:" + ports.get(i) + " ssl crt " + options.get(i));
        }
        lines.add(" http-request return status 200\n");
        Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), String.join("\n", lines));
        return RunningServer.start(
                folder,
                ports.subList(0, options.size()),
                List.of(Peers.require("haproxy"), "-db", "-f", configuration.toString()));
    }
}
