package dev.originprobe.cli;

import dev.originprobe.run.Pins;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which CloudFront client is imitated, and with which settings of the origin. */
final class SettingsOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "The CloudFront client imitated: 2014, 2017-12, 2018-03, 2018-04, 2020-09, 2021-07, 2023-11 or 2025-11 (default: the newest).")
    @Nullable
    String profile;

    @Option(
            names = "--origin-ssl-protocols",
            paramLabel = "LIST",
            description = "The origin's setting: any of SSLv3,TLSv1,TLSv1.1,TLSv1.2 (default: TLSv1.2).")
    @Nullable
    String protocols;

    @Option(
            names = "--forwarded-host",
            paramLabel = "NAME",
            description =
                    "The Host header that CloudFront forwards: becomes the SNI, and a name that the certificate may match.")
    @Nullable
    String forwardedHost;

    @Option(
            names = "--resolve",
            paramLabel = "HOST:PORT:ADDR[,ADDR]",
            description = "Use these addresses and ask no DNS; repeatable.")
    List<String> resolve = new ArrayList<>();

    @Option(
            names = "--ip-address-type",
            paramLabel = "TYPE",
            description = "As the origin setting: ipv4, ipv6 or dualstack (default: ipv4).")
    @Nullable
    String ipAddressType;

    @Option(names = "--connection-attempts", paramLabel = "1-3", description = "As the origin setting (default: 3).")
    @Nullable
    String connectionAttempts;

    @Option(
            names = "--connection-timeout",
            paramLabel = "SECONDS",
            description = "As the origin setting, 1 to 10 (default: 10).")
    @Nullable
    String connectionTimeout;

    /** What was given of them. */
    void addTo(GivenOptions given) {
        given.add("profile", "--profile", profile);
        given.add("originSslProtocols", "--origin-ssl-protocols", protocols);
        given.add("forwardedHost", "--forwarded-host", forwardedHost);
        given.add("ipAddressType", "--ip-address-type", ipAddressType);
        given.add("connectionAttempts", "--connection-attempts", connectionAttempts);
        given.add("connectionTimeout", "--connection-timeout", connectionTimeout);
    }

    /** The addresses of every {@code --resolve}. */
    Pins pins() {
        return Pins.parse(resolve);
    }
}
