package dev.originprobe.net.s2n;

import com.sun.jna.NativeLibrary;
import dev.originprobe.net.library.LibraryFile;
import dev.originprobe.net.library.LibraryUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * AWS's s2n-tls with AWS-LC, out of the jar, loaded into this process. There is one, and it stays: what belongs to a run are
 * its configs.
 */
public final class S2nLibrary implements AutoCloseable {
    /** The artifact that brings it; it names no version of its own. */
    public static final String VERSION = "aws-crt 0.45.1";

    private static Optional<S2nUnavailable> failure = Optional.empty();
    private static boolean loaded;

    private final Configs configs;

    private S2nLibrary(Configs configs) {
        this.configs = configs;
    }

    /**
     * The library for one run. Loading takes some 70 ms, the first time.
     *
     * @param identity the client certificate that is presented where one is asked for; empty for none
     * @throws S2nUnavailable where it cannot be loaded here, after which it is not tried again, or is given too much
     */
    public static synchronized S2nLibrary open(Optional<PemIdentity> identity) throws S2nUnavailable {
        Optional<String> excess = identity.flatMap(PemIdentity::excess);
        if (excess.isPresent()) {
            throw new S2nUnavailable(excess.get());
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (!loaded) {
            try {
                load();
                loaded = true;
            } catch (S2nUnavailable missing) {
                failure = Optional.of(missing);
                throw missing;
            }
        }
        return new S2nLibrary(new Configs(identity));
    }

    private static void load() throws S2nUnavailable {
        Platform platform =
                Platform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), S2nLibrary::isMusl);
        try (LibraryFile dispatch = LibraryFile.of(platform.jna());
                LibraryFile library = LibraryFile.of(platform.awsCrt())) {
            System.setProperty("jna.boot.library.path", dispatch.parent().toString());
            System.setProperty("jna.nosys", "true");
            System.setProperty("jna.nounpack", "true");
            // Where it would look for other libraries; to learn that it would run ldconfig.
            System.setProperty("jna.platform.library.path", "");
            keepMemoryUnlocked();
            Functions.bind(library.path());
            if (Functions.disableAtexit() < 0 || Functions.init() < 0) {
                throw new S2nUnavailable(
                        "it does not start: " + S2nError.ofThisThread().name());
            }
        } catch (LibraryUnavailable unavailable) {
            throw new S2nUnavailable(unavailable.reason(), unavailable);
        } catch (LinkageError | RuntimeException unloadable) {
            throw new S2nUnavailable("it cannot be loaded: " + firstLine(unloadable), unloadable);
        }
    }

    /** Else it locks each page that it allocates, of which an ordinary user has few. It reads this when it is initialised. */
    private static void keepMemoryUnlocked() {
        NativeLibrary.getProcess().getFunction("setenv").invokeInt(new Object[] {"S2N_DONT_MLOCK", "1", 1});
    }

    private static String firstLine(Throwable failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static boolean isMusl() {
        try {
            return Files.readString(Path.of("/proc/self/maps")).contains("/ld-musl-");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Whether the library has that policy. */
    public boolean knows(String policy) {
        return configs.knows(policy);
    }

    /**
     * A client's side of one handshake.
     *
     * @param at judge validity at this instant
     */
    public S2nSession session(S2nClient client, Instant at, S2nSession.Wire wire) throws S2nFailure {
        return new S2nSession(configs, client, at, wire);
    }

    /** Frees what no session uses any more; sessions that are still open free theirs when they end. */
    @Override
    public void close() {
        configs.close();
    }
}
