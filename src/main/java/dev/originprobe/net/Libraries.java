package dev.originprobe.net;

import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.net.s2n.S2nUnavailable;
import io.netty.handler.ssl.OpenSsl;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The libraries that shake hands, as they load here.
 *
 * @param netty its version
 * @param boringSsl what it calls itself and which netty-tcnative brings it, or why it is not there
 * @param witness the artifact that brings s2n-tls and AWS-LC, or why it is not there
 * @param policies of those that were asked about, the ones that s2n-tls knows
 */
public record Libraries(String netty, String boringSsl, String witness, List<String> policies) {
    public Libraries {
        policies = List.copyOf(policies);
    }

    /** Loads them, and looks for these policies. */
    public static Libraries loaded(List<String> policies) {
        QuietNetty.install();
        Properties versions = versions();
        String boringSsl = BoringSslLibrary.missing()
                .map(why -> "not there: " + why)
                .orElseGet(() -> OpenSsl.versionString() + " of netty-tcnative " + versions.getProperty("tcnative"));
        try (S2nLibrary library = S2nLibrary.open(Optional.empty())) {
            return new Libraries(
                    versions.getProperty("netty"),
                    boringSsl,
                    "of " + S2nLibrary.VERSION + ", with the policies",
                    policies.stream().filter(library::knows).toList());
        } catch (S2nUnavailable missing) {
            return new Libraries(versions.getProperty("netty"), boringSsl, "not there: " + missing.reason(), List.of());
        }
    }

    /** As the build has them. */
    private static Properties versions() {
        Properties versions = new Properties();
        try (InputStream file = Libraries.class.getResourceAsStream("/dev/originprobe/versions.properties")) {
            versions.load(file);
        } catch (IOException brokenJar) {
            throw new UncheckedIOException(brokenJar);
        }
        return versions;
    }
}
