package dev.originprobe.run;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.scan.Deadline;
import dev.originprobe.scan.Resolver;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers with the addresses of {@code --resolve}, all of them whatever their type, and asks DNS for the rest.
 *
 * @param pinned addresses by host and port
 * @param dns the resolver of all other names
 */
public record PinnedResolver(Map<Pin, List<InetAddress>> pinned, Resolver dns) implements Resolver {
    /** A host and port of {@code --resolve}. */
    public record Pin(HostName host, int port) {}

    @Override
    public CompletionStage<Resolution> resolve(HostName host, int port, IpAddressType type, Deadline deadline) {
        return Optional.ofNullable(pinned.get(new Pin(host, port)))
                .<CompletionStage<Resolution>>map(
                        addresses -> CompletableFuture.completedStage(new Resolution.Addresses(addresses)))
                .orElseGet(() -> dns.resolve(host, port, type, deadline));
    }
}
