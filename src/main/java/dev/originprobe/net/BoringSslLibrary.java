package dev.originprobe.net;

import dev.originprobe.net.library.LibraryFile;
import dev.originprobe.net.library.LibraryUnavailable;
import io.netty.handler.ssl.OpenSsl;
import io.netty.internal.tcnative.Library;
import java.util.Map;
import java.util.Optional;

/** BoringSSL's library in this process, loaded by the first that asks for it. */
final class BoringSslLibrary {
    /** By the JVM's names of processors, the name that Netty gives its library. */
    private static final Map<String, String> LINUX = Map.of("amd64", "x86_64", "aarch64", "aarch_64");

    private static final Optional<String> MISSING = load();

    private BoringSslLibrary() {}

    /** Why it cannot be used; empty where it can. Waits until it is loaded. */
    static Optional<String> missing() {
        return MISSING;
    }

    private static Optional<String> load() {
        // Netty asks the JDK's engine for what it can as soon as it looks for BoringSSL.
        LegacyProtocols.allow();
        QuietNetty.install();
        Optional<String> reason = Optional.ofNullable(LINUX.get(System.getProperty("os.arch", "")))
                .filter(processor -> System.getProperty("os.name", "").equals("Linux"))
                .flatMap(processor -> load("/META-INF/native/libnetty_tcnative_linux_" + processor + ".so"));
        if (reason.isPresent()) {
            return reason;
        }
        return OpenSsl.isAvailable() ? Optional.empty() : Optional.of(firstLine(OpenSsl.unavailabilityCause()));
    }

    /** Before Netty does, which would write it anew at each start, and only into the folder for temporary files. */
    private static Optional<String> load(String resource) {
        // There is no such folder: where the library is there already, Netty goes on when it cannot unpack another.
        System.setProperty("io.netty.native.workdir", "/dev/null/none");
        try (LibraryFile library = LibraryFile.of(resource)) {
            // Its classes first: the library looks for them while it is being loaded.
            Class.forName(Library.class.getName());
            System.load(library.path().toString());
            return Optional.empty();
        } catch (LibraryUnavailable unavailable) {
            return Optional.of(unavailable.reason());
        } catch (LinkageError | ClassNotFoundException unloadable) {
            return Optional.of(firstLine(unloadable));
        }
    }

    private static String firstLine(Throwable failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
