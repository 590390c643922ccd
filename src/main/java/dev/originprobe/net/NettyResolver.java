package dev.originprobe.net;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.scan.Deadline;
import dev.originprobe.scan.Resolver;
import dev.originprobe.scan.Threads;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DnsRecordType;
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
    private static final int LONGEST_REMEMBERED_SECONDS = 60;

    /** For one query to one name server: the default of resolv.conf(5), {@code timeout}. */
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(5);

    /** A chain of causes is shorter; a circular one ends here. */
    private static final int CAUSES = 10;

    static {
        QuietNetty.install();
    }

    private final EventLoopGroup loops;
    private final Optional<NameServers> nameServers;
    private final DnsAnswers answers = new DnsAnswers();
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
        Lookup lookup = new Lookup(host.ascii(), type);
        Optional<EventLoop> loop = Threads.by(deadline, loops::next);
        if (loop.isEmpty()) {
            return CompletableFuture.completedFuture(new Resolution.NotTried(Shortage.THREADS.words()));
        }
        Future<?> late = loop.get().schedule(lookup::cutShort, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        lookup.start();
        return lookup.resolution.whenComplete((answer, fault) -> late.cancel(false));
    }

    /** One name on its way; what fails for want of means of this machine is tried again until the deadline. */
    private final class Lookup {
        private final String name;
        private final IpAddressType type;
        private final CompletableFuture<Resolution> resolution = new CompletableFuture<>();
        private volatile Optional<Shortage> shortage = Optional.empty();

        Lookup(String name, IpAddressType type) {
            this.name = name;
            this.type = type;
        }

        void cutShort() {
            resolution.complete(new Resolution.NotTried(
                    shortage.map(Shortage::words).orElse("no answer of the name servers by the deadline")));
        }

        void start() {
            try {
                DnsNameResolver resolver = resolver(type);
                shortage = Optional.empty();
                resolver.resolveAll(name).addListener(done -> take(resolver, done));
            } catch (RuntimeException | Error fault) {
                failed(fault);
            }
        }

        private void take(DnsNameResolver resolver, io.netty.util.concurrent.Future<? super List<InetAddress>> done) {
            Optional<DnsAnswers.Last> last = answers.take(name);
            Throwable failure = done.cause();
            if (failure == null) {
                @SuppressWarnings("unchecked")
                List<InetAddress> addresses = (List<InetAddress>) done.getNow();
                resolution.complete(ofType(addresses, type));
            } else if (Shortage.of(failure).isPresent()) {
                failed(failure);
            } else {
                unresolved(failure, last).ifPresentOrElse(resolution::complete, () -> followAliases(resolver));
            }
        }

        private void followAliases(DnsNameResolver resolver) {
            var unused = DnsAliases.follow(resolver, name, recordType(type)).whenComplete((found, fault) -> {
                if (fault == null) {
                    resolution.complete(found);
                } else {
                    failed(fault);
                }
            });
        }

        private void failed(Throwable fault) {
            shortage = Shortage.of(fault);
            if (shortage.isEmpty()) {
                resolution.completeExceptionally(fault);
            } else if (!resolution.isDone()) {
                var unused = loops.next().schedule(this::start, Shortage.WAIT.toNanos(), TimeUnit.NANOSECONDS);
            }
        }
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
                // A name is asked again at most once a minute; what is remembered stays small in a long run.
                .ttl(0, LONGEST_REMEMBERED_SECONDS)
                .dnsQueryLifecycleObserverFactory(answers)
                .queryTimeoutMillis(QUERY_TIMEOUT.toMillis());
        nameServers.ifPresent(servers -> builder.nameServerProvider(servers.provider())
                .queryTimeoutMillis(servers.queryTimeout().toMillis()));
        return builder.build();
    }

    /**
     * Why nothing was found; empty where no server said no.
     *
     * @param last what became of the last query, where it is known
     */
    private static Optional<Resolution> unresolved(Throwable failure, Optional<DnsAnswers.Last> last) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(CAUSES)
                .toList();
        String server = last.map(DnsAnswers.Last::name).orElse("the name server");
        if (causes.stream().anyMatch(DnsNameResolverTimeoutException.class::isInstance)) {
            return Optional.of(new Resolution.Unresolved(true, server + " does not answer: " + failure.getMessage()));
        }
        return causes.stream()
                .filter(DnsErrorCauseException.class::isInstance)
                .map(cause -> ((DnsErrorCauseException) cause).getCode())
                .findFirst()
                .or(() -> last.flatMap(DnsAnswers.Last::code))
                .map(code -> new Resolution.Unresolved(false, server + " answers " + code));
    }

    private static DnsRecordType recordType(IpAddressType type) {
        return type == IpAddressType.IPV6 ? DnsRecordType.AAAA : DnsRecordType.A;
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
