package dev.originprobe.servers;

import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** NSS's selfserv: the one server that still speaks SSLv3. Its certificates come from a database of NSS's own. */
final class Selfserv {
    private static final String NO_PASSWORD = "";

    private final Path folder;
    private final String database;

    /** A database with these certificates, each under the common name of its leaf. */
    Selfserv(Path folder, List<Identity> identities) {
        this.folder = folder;
        Path files = folder.resolve("nss");
        this.database = "sql:" + files;
        try {
            Files.createDirectory(files);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        RunningServer.run(folder, Peers.require("certutil"), "-N", "-d", database, "--empty-password");
        identities.forEach(this::add);
    }

    /** Runs one on that port, with the further arguments after those for the certificates. */
    RunningServer start(int port, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(Peers.require("selfserv"), "-d", database, "-p", String.valueOf(port)));
        command.addAll(List.of(arguments));
        return RunningServer.start(folder, List.of(port), command);
    }

    private void add(Identity identity) {
        String bundle = folder.resolve("bundle.p12").toString();
        RunningServer.run(
                folder,
                Peers.require("openssl"),
                "pkcs12",
                "-export",
                "-in",
                identity.chain().toString(),
                "-inkey",
                identity.key().toString(),
                "-out",
                bundle,
                "-passout",
                "pass:" + NO_PASSWORD);
        RunningServer.run(folder, Peers.require("pk12util"), "-i", bundle, "-d", database, "-W", NO_PASSWORD);
    }
}
