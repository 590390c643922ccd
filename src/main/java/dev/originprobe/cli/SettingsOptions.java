package dev.originprobe.cli;

import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.run.PinnedResolver;
import dev.originprobe.run.TargetText;
import dev.originprobe.run.UsageError;
import dev.originprobe.tls.ProtocolVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
            description = "As the origin setting: ipv4, ipv6 or dualstack (default: ${DEFAULT-VALUE}).",
            defaultValue = "ipv4")
    IpAddressType ipAddressType = IpAddressType.IPV4;

    @Option(
            names = "--connection-attempts",
            paramLabel = "1-3",
            description = "As the origin setting (default: ${DEFAULT-VALUE}).",
            defaultValue = "3")
    int connectionAttempts;

    @Option(
            names = "--connection-timeout",
            paramLabel = "SECONDS",
            description = "As the origin setting, 1 to 10 (default: ${DEFAULT-VALUE}).",
            defaultValue = "10")
    int connectionTimeout;

    Profile profile() {
        return profile == null ? Profiles.newest() : profile(profile);
    }

    /** The profile of that name. */
    static Profile profile(String name) {
        return Profiles.named(name)
                .orElseThrow(() -> new UsageError("profile '" + name + "' is not known; use one of "
                        + Profiles.all().stream().map(Profile::name).collect(Collectors.joining(", "))));
    }

    /**
     * The target under these settings.
     *
     * @param mtls whether origin mTLS is configured
     */
    Target target(String typed, String source, boolean mtls) {
        TargetText text = TargetText.parse(typed, source);
        return new Target(typed, text.host(), text.port(), settings(mtls), source);
    }

    /** The addresses of every {@code --resolve}. */
    Map<PinnedResolver.Pin, List<InetAddress>> pinned() {
        Map<PinnedResolver.Pin, List<InetAddress>> pinned = new HashMap<>();
        for (String text : resolve) {
            int host = hostEnd(text);
            int port = text.indexOf(':', host + 1);
            if (host < 1 || port < 0) {
                throw new UsageError("--resolve '" + text + "' is not HOST:PORT:ADDR[,ADDR]");
            }
            List<InetAddress> addresses = new ArrayList<>();
            for (String address : text.substring(port + 1).split(",", -1)) {
                addresses.add(address(address, text));
            }
            pinned.put(
                    new PinnedResolver.Pin(
                            name(text.substring(0, host), "--resolve"),
                            TargetText.port(text.substring(host + 1, port), text, "--resolve")),
                    List.copyOf(addresses));
        }
        return pinned;
    }

    private OriginSettings settings(boolean mtls) {
        if (mtls && !profile().equals(Profiles.newest())) {
            throw new UsageError("--client-certificate needs profile "
                    + Profiles.newest().name() + ": before, CloudFront had no origin mTLS");
        }
        if (connectionAttempts < 1 || connectionAttempts > 3) {
            throw new UsageError(
                    "--connection-attempts " + connectionAttempts + " is not 1 to 3, as CloudFront allows");
        }
        if (connectionTimeout < 1 || connectionTimeout > 10) {
            throw new UsageError(
                    "--connection-timeout " + connectionTimeout + " is not 1 to 10 seconds, as CloudFront allows");
        }
        return new OriginSettings(
                protocols(),
                Optional.ofNullable(forwardedHost).map(name -> name(name, "--forwarded-host")),
                ipAddressType,
                connectionAttempts,
                Duration.ofSeconds(connectionTimeout),
                mtls);
    }

    private Set<ProtocolVersion> protocols() {
        Profile client = profile();
        if (protocols == null) {
            return client.defaultSslProtocols();
        }
        Set<ProtocolVersion> chosen = EnumSet.noneOf(ProtocolVersion.class);
        for (String label : protocols.split(",", -1)) {
            chosen.add(protocol(label.strip(), client));
        }
        return chosen;
    }

    private static ProtocolVersion protocol(String label, Profile client) {
        String selectable = client.selectable().stream()
                .sorted()
                .map(ProtocolVersion::label)
                .collect(Collectors.joining(", "));
        ProtocolVersion version = ProtocolVersion.ofLabel(label)
                .orElseThrow(() -> new UsageError("--origin-ssl-protocols '" + label
                        + "' is not an Origin SSL Protocol of CloudFront; use any of " + selectable));
        if (version == ProtocolVersion.TLS_1_3) {
            throw new UsageError("--origin-ssl-protocols 'TLSv1.3' cannot be selected in CloudFront; "
                    + "with TLSv1.2 the profiles from 2025-11 on offer it by themselves");
        }
        if (!client.selectable().contains(version)) {
            throw new UsageError("--origin-ssl-protocols '" + label + "' is not in profile " + client.name()
                    + ", which has " + selectable);
        }
        return version;
    }

    /** The end of HOST, which may be a bracketed IPv6 address. */
    private static int hostEnd(String text) {
        return text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
    }

    static HostName name(String text, String option) {
        try {
            return HostName.parse(text);
        } catch (IllegalArgumentException notAName) {
            throw new UsageError(option + " '" + text + "': " + notAName.getMessage());
        }
    }

    private static InetAddress address(String literal, String text) {
        try {
            HostName name = HostName.parse(literal);
            if (name.isAddress()) {
                return InetAddress.getByName(name.ascii());
            }
        } catch (IllegalArgumentException | UnknownHostException notAnAddress) {
            throw new UsageError("--resolve '" + text + "': '" + literal + "' is not an IP address");
        }
        throw new UsageError("--resolve '" + text + "': '" + literal + "' is not an IP address");
    }
}
