package dev.originprobe.servers;

import java.util.ArrayList;
import java.util.List;

/** The servers of one test class, closed together. */
final class RunningServers implements AutoCloseable {
    private final List<RunningServer> servers = new ArrayList<>();

    void add(RunningServer server) {
        servers.add(server);
    }

    @Override
    public void close() {
        servers.forEach(RunningServer::close);
    }
}
