package dev.originprobe.cli;

import dev.originprobe.net.NetworkSettings;
import dev.originprobe.net.Proxy;
import dev.originprobe.pki.ClientIdentity;
import dev.originprobe.report.Escaped;
import dev.originprobe.run.InputFile;
import dev.originprobe.run.Probing;
import dev.originprobe.run.ProxyUrl;
import dev.originprobe.run.UsageError;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how the connections are made. */
final class ConnectingOptions {
    /** New connections a second, at most. */
    private static final int FASTEST = 1_000_000;

    private static final String PASSWORD_VARIABLE = "ORIGINPROBE_PROXY_PASSWORD";

    @Option(
            names = "--client-certificate",
            paramLabel = "FILE",
            description = "PEM certificate chain and key that CloudFront's origin mTLS would present.")
    @Nullable
    String clientCertificate;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "Reach the origins through http://[user:password@]host:port (CONNECT) or socks5://...")
    @Nullable
    String proxy;

    @Option(
            names = "--proxy-password-file",
            paramLabel = "FILE",
            description =
                    "The password of the user in --proxy: the file's first line. Else the environment variable ORIGINPROBE_PROXY_PASSWORD, where it is set.")
    @Nullable
    String proxyPasswordFile;

    @Option(
            names = "--per-host",
            paramLabel = "N",
            description = "Connections to one address at a time (default: ${DEFAULT-VALUE}).",
            defaultValue = "8")
    int perHost = 8;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            description = "New connections a second, such as 20/s, to all origins together (default: unlimited).")
    @Nullable
    String rate;

    @Mixin
    WitnessOption witness = new WitnessOption();

    /** Whether origin mTLS is configured. */
    boolean mtls() {
        return clientCertificate != null;
    }

    /**
     * Opens the network for one run; says on the diagnostics what origins will not like about the client certificate.
     *
     * @param at judge it at this instant; empty for now
     */
    Probing probing(Optional<Instant> at, PrintWriter diagnostics) {
        return probing(at, diagnostics, Probing.AT_ONCE);
    }

    /**
     * The same for many targets.
     *
     * @param concurrency targets in flight
     */
    Probing probing(Optional<Instant> at, PrintWriter diagnostics, int concurrency) {
        if (perHost < 1) {
            throw new UsageError("--per-host " + perHost + " is not 1 or more");
        }
        NetworkSettings settings = new NetworkSettings(
                proxy(), identity(), witness.wanted(), line -> diagnostics.println("originprobe: " + line));
        settings.identity().stream()
                .flatMap(identity -> identity.flaws(at.orElseGet(Instant::now)).stream())
                .forEach(flaw -> diagnostics.println("originprobe: --client-certificate "
                        + Escaped.text(String.valueOf(clientCertificate)) + ": " + flaw));
        Probing probing = new Probing(settings, perHost, rate(), concurrency);
        witness.require(probing::witnessMissing, probing::close);
        return probing;
    }

    private Optional<ClientIdentity> identity() {
        if (clientCertificate == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ClientIdentity.read(InputFile.bytes(clientCertificate, "--client-certificate")));
        } catch (IllegalArgumentException unusable) {
            throw new UsageError("--client-certificate " + clientCertificate + ": " + unusable.getMessage());
        }
    }

    private Optional<Proxy> proxy() {
        if (proxy == null) {
            if (proxyPasswordFile != null) {
                throw new UsageError("--proxy-password-file is for --proxy; add --proxy URL");
            }
            return Optional.empty();
        }
        return Optional.of(ProxyUrl.parse(
                proxy,
                Optional.ofNullable(proxyPasswordFile)
                        .map(file -> InputFile.text(file, "--proxy-password-file")
                                .lines()
                                .findFirst()
                                .orElse("")),
                Optional.ofNullable(System.getenv(PASSWORD_VARIABLE))));
    }

    private Optional<Integer> rate() {
        if (rate == null) {
            return Optional.empty();
        }
        String number = rate.endsWith("/s") ? rate.substring(0, rate.length() - 2) : rate;
        try {
            int wanted = Integer.parseInt(number);
            if (wanted >= 1 && wanted <= FASTEST) {
                return Optional.of(wanted);
            }
        } catch (NumberFormatException notANumber) {
            throw new UsageError("--rate '" + rate + "' is not a number of connections a second, such as 20");
        }
        throw new UsageError("--rate '" + rate + "' is not 1 to " + FASTEST + " connections a second");
    }
}
