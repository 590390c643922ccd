package dev.originprobe.net;

import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsQueryLifecycleObserver;
import io.netty.resolver.dns.DnsQueryLifecycleObserverFactory;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The name servers that gave no address, and the response codes that they gave instead. Netty's exception has the codes for
 * SERVFAIL and NXDOMAIN only, and otherwise looks the same as that of a name without addresses; it never has the server.
 */
final class DnsAnswers implements DnsQueryLifecycleObserverFactory {
    private static final int DNS = 53;

    private final Map<Asked, Last> answers = new ConcurrentHashMap<>();

    private record Asked(String name, DnsRecordType type) {}

    /**
     * What became of the last query.
     *
     * @param code that said no, empty where none came, and where it was that the name has none
     */
    record Last(InetSocketAddress server, Optional<DnsResponseCode> code) {
        /** The server, for people. */
        String name() {
            return name(server);
        }

        /** Any server, for people. */
        static String name(InetSocketAddress server) {
            String address = server.getAddress().getHostAddress();
            return server.getPort() == DNS
                    ? address
                    : (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + server.getPort();
        }
    }

    /** What became of the last query for this name, the one that was refused where another was not. Forgets it. */
    Optional<Last> take(String name) {
        return Stream.of(DnsRecordType.A, DnsRecordType.AAAA)
                .map(type -> answers.remove(asked(name, type)))
                .filter(Objects::nonNull)
                .max(Comparator.comparing((Last last) -> last.code().isPresent()));
    }

    private static Asked asked(String name, DnsRecordType type) {
        String absolute = name.endsWith(".") ? name : name + ".";
        return new Asked(absolute.toLowerCase(Locale.ROOT), type);
    }

    @Override
    public DnsQueryLifecycleObserver newDnsQueryLifecycleObserver(DnsQuestion question) {
        return new Observer(asked(question.name(), question.type()));
    }

    /** Keeps what the last name server said. */
    private final class Observer implements DnsQueryLifecycleObserver {
        private final Asked asked;

        Observer(Asked asked) {
            this.asked = asked;
        }

        @Override
        public void queryWritten(InetSocketAddress nameServer, ChannelFuture future) {
            answers.put(asked, new Last(nameServer, Optional.empty()));
        }

        @Override
        public DnsQueryLifecycleObserver queryNoAnswer(DnsResponseCode code) {
            Optional<DnsResponseCode> refusal = Optional.of(code).filter(any -> !any.equals(DnsResponseCode.NOERROR));
            answers.computeIfPresent(asked, (key, last) -> new Last(last.server(), refusal));
            return this;
        }

        @Override
        public void querySucceed() {
            answers.remove(asked);
        }

        @Override
        public void queryCancelled(int queriesRemaining) {}

        @Override
        public DnsQueryLifecycleObserver queryRedirected(List<InetSocketAddress> nameServers) {
            return this;
        }

        @Override
        public DnsQueryLifecycleObserver queryCNAMEd(DnsQuestion cname) {
            return this;
        }

        @Override
        public void queryFailed(Throwable cause) {}
    }
}
