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

    /**
     * Starts it before others, to which it passes TLS through, each connection to the next one.
     *
     * @param backends ports of servers behind the first port, of those behind the second and so on
     * @param options what follows each server's address
     */
    static RunningServer alternating(Path folder, List<Integer> ports, List<List<Integer>> backends, String... options)
            throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("defaults", " mode tcp", " timeout client 5s", " timeout server 5s"));
        lines.add(" timeout connect 5s");
        for (int i = 0; i < backends.size(); i++) {
            lines.add("listen l" + i);
            lines.add(" bind 127.0.0.1:" + ports.get(i));
            lines.add(" balance roundrobin");
            for (int backend : backends.get(i)) {
                lines.add(" server s" + backend + " 127.0.0.1:" + backend + " " + String.join(" ", options));
            }
        }
        Path configuration = Files.writeString(folder.resolve("alternating.cfg"), String.join("\n", lines) + "\n");
        return RunningServer.start(
                folder,
                ports.subList(0, backends.size()),
                List.of(Peers.require("haproxy"), "-db", "-f", configuration.toString()));
    }
}
