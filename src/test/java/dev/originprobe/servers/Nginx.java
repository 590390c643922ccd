package dev.originprobe.servers;

import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One nginx with a server block a site: a single process in the foreground that needs no root. */
final class Nginx implements AutoCloseable {
    private final Path folder;
    private final List<String> blocks = new ArrayList<>();
    private final List<Integer> unused;
    private final List<Integer> used = new ArrayList<>();

    /** Null until it is started. */
    private @Nullable RunningServer running;

    /** An nginx that is not running, with room for that many sites. */
    Nginx(Path folder, int sites) {
        this.folder = folder;
        this.unused = new ArrayList<>(FreePorts.some(sites));
    }

    /** Adds a site on a port of its own, which this returns; the directives go into its server block. */
    int site(List<Identity> identities, String... directives) {
        int port = unused.remove(0);
        used.add(port);
        alsoAt(port, identities, directives);
        return port;
    }

    /** Adds a site on the port of another one. */
    void alsoAt(int port, List<Identity> identities, String... directives) {
        alsoAt("127.0.0.1", port, identities, directives);
    }

    /** Adds a site at another address of loopback, on the port of another one. */
    void alsoAt(String address, int port, List<Identity> identities, String... directives) {
        String certificates = identities.stream()
                .map(identity ->
                        "ssl_certificate " + identity.chain() + "; ssl_certificate_key " + identity.key() + ";")
                .collect(Collectors.joining(" "));
        blocks.add("server { listen " + address + ":" + port + " ssl; " + certificates + " "
                + Stream.of(directives).map(line -> line + ";").collect(Collectors.joining(" ")) + " return 200; }");
    }

    /** Runs it with the sites added so far. */
    void start() {
        String nginx = Peers.require("nginx");
        String temporary = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";")
                .collect(Collectors.joining("\n"));
        try {
            Path configuration = Files.writeString(
                    folder.resolve("nginx.conf"), """
                    daemon off;
                    master_process off;
                    pid nginx.pid;
                    error_log stderr warn;
                    events { worker_connections 2048; }
                    http {
                    access_log off;
                    ssl_protocols TLSv1.2 TLSv1.3;
                    %s
                    %s
                    }
                    """.formatted(temporary, String.join("\n", blocks)));
            running = RunningServer.start(
                    folder, used, List.of(nginx, "-p", folder + "/", "-e", "stderr", "-c", configuration.toString()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
