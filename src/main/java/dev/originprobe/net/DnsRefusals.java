package dev.originprobe.net;

import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.dns.DnsQueryLifecycleObserver;
import io.netty.resolver.dns.DnsQueryLifecycleObserverFactory;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The response codes of name servers that gave no address. Netty's exception has them for SERVFAIL and NXDOMAIN only, and
 * otherwise looks the same as that of a name without addresses.
 */
final class DnsRefusals implements DnsQueryLifecycleObserverFactory {
    private final Map<Asked, DnsResponseCode> codes = new ConcurrentHashMap<>();

    private record Asked(String name, DnsRecordType type) {}

    /** Why the name servers gave no address for this name; empty where they said that it has none. Forgets it. */
    Optional<DnsResponseCode> take(String name) {
        List<DnsResponseCode> last = Stream.of(DnsRecordType.A, DnsRecordType.AAAA)
                .map(type -> codes.remove(asked(name, type)))
                .filter(Objects::nonNull)
                .toList();
        return last.stream()
                .filter(code -> !code.equals(DnsResponseCode.NOERROR))
                .findFirst();
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
        public DnsQueryLifecycleObserver queryNoAnswer(DnsResponseCode code) {
            codes.put(asked, code);
            return this;
        }

        @Override
        public void querySucceed() {
            codes.remove(asked);
        }

        @Override
        public void queryWritten(InetSocketAddress nameServer, ChannelFuture future) {}

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
