package dev.originprobe.net;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.scan.Deadline;
import dev.originprobe.scan.Resolver;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * DNS over Netty, with the name servers and the hosts file of the system. Names are absolute, as an origin's are to
 * CloudFront: the system's search domains are not tried.
 */
public final class NettyResolver implements Resolver, AutoCloseable {
    /** For one query to one name server: the default of resolv.conf(5), {@code timeout}. */
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(5);

    /** A chain of causes is shorter; a circular one ends here. */
    private static final int CAUSES = 10;

    static {
        QuietNetty.install();
    }

    private final EventLoopGroup loops;
    private final Optional<NameServers> nameServers;
    private final DnsRefusals refusals = new DnsRefusals();
    private final Map<IpAddressType, DnsNameResolver> resolvers = new EnumMap<>(IpAddressType.class);

    /** Where to ask instead of the system's name servers. */
    record NameServers(DnsServerAddressStreamProvider provider, Duration queryTimeout) {}

    /** On these event loops, with the system's configuration, which is read when the first name is asked. */
    public NettyResolver(EventLoopGroup loops) {
        this(loops, Optional.empty());
    }

    NettyResolver(EventLoopGroup loops, Optional<NameServers> nameServers) {
        this.loops = loops;
        this.nameServers = nameServers;
    }

    @Override
    public CompletionStage<Resolution> resolve(HostName host, int port, IpAddressType type, Deadline deadline) {
        byte @Nullable [] literal = NetUtil.createByteArrayFromIpAddressString(host.ascii());
        if (literal != null) {
            return CompletableFuture.completedFuture(new Resolution.Addresses(List.of(address(literal))));
        }
        CompletableFuture<Resolution> resolution = new CompletableFuture<>();
        Future<?> late = loops.next()
                .schedule(
                        () -> resolution.complete(
                                new Resolution.NotTried("no answer of the name servers by the deadline")),
                        deadline.left().toNanos(),
                        TimeUnit.NANOSECONDS);
        resolver(type).resolveAll(host.ascii()).addListener(done -> {
            @SuppressWarnings("unchecked")
            List<InetAddress> addresses = done.isSuccess() ? (List<InetAddress>) done.getNow() : List.of();
            Optional<DnsResponseCode> code = refusals.take(host.ascii());
            late.cancel(false);
            resolution.complete(done.isSuccess() ? ofType(addresses, type) : failed(done.cause(), code));
        });
        return resolution;
    }

    @Override
    public synchronized void close() {
        resolvers.values().forEach(DnsNameResolver::close);
        resolvers.clear();
    }

    private synchronized DnsNameResolver resolver(IpAddressType type) {
        return resolvers.computeIfAbsent(type, this::build);
    }

    private DnsNameResolver build(IpAddressType type) {
        DnsNameResolverBuilder builder = new DnsNameResolverBuilder(loops.next())
                .datagramChannelType(NioDatagramChannel.class)
                // A truncated answer is asked for again over TCP.
                .socketChannelType(NioSocketChannel.class)
                .resolvedAddressTypes(
                        switch (type) {
                            case IPV4 -> ResolvedAddressTypes.IPV4_ONLY;
                            case IPV6 -> ResolvedAddressTypes.IPV6_ONLY;
                            case DUALSTACK -> ResolvedAddressTypes.IPV4_PREFERRED;
                        })
                .searchDomains(List.of())
                .dnsQueryLifecycleObserverFactory(refusals)
                .queryTimeoutMillis(QUERY_TIMEOUT.toMillis());
        nameServers.ifPresent(servers -> builder.nameServerProvider(servers.provider())
                .queryTimeoutMillis(servers.queryTimeout().toMillis()));
        return builder.build();
    }

    /**
     * Why nothing was found.
     *
     * @param refusal what the name server answered instead, where Netty's exception does not say it
     */
    private static Resolution failed(Throwable failure, Optional<DnsResponseCode> refusal) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES)
                .toList();
        if (causes.stream().anyMatch(DnsNameResolverTimeoutException.class::isInstance)) {
            return new Resolution.Unresolved(true, String.valueOf(failure.getMessage()));
        }
        return causes.stream()
                .filter(DnsErrorCauseException.class::isInstance)
                .map(cause -> ((DnsErrorCauseException) cause).getCode())
                .findFirst()
                .or(() -> refusal)
                .<Resolution>map(code -> new Resolution.Unresolved(false, code.toString()))
                .orElseGet(Resolution.NoneOfType::new);
    }

    private static Resolution ofType(List<InetAddress> addresses, IpAddressType type) {
        List<InetAddress> wanted = addresses.stream()
                .filter(address -> address.getAddress().length == 4 ? type.wantsIpv4() : type.wantsIpv6())
                .distinct()
                .map(address -> address(address.getAddress()))
                .toList();
        return wanted.isEmpty() ? new Resolution.NoneOfType() : new Resolution.Addresses(wanted);
    }

    /** An address without a name: an endpoint is named by its address alone. */
    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes", e);
        }
    }
}
