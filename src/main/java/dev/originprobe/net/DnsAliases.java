package dev.originprobe.net;

import dev.originprobe.evidence.Resolution;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.AddressedEnvelope;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Whether a name has no address because its aliases (CNAME records) lead in a circle, or on and on: Netty's resolver says of
 * both what it says of a name without addresses. Asked only then.
 */
final class DnsAliases {
    /** As many as widespread resolvers follow (BIND's max-query-restarts is 11, Netty's queries for a name are 16). */
    private static final int MOST = 16;

    /** As many names of a long chain are shown. */
    private static final int SHOWN = 4;

    private final DnsNameResolver resolver;
    private final DnsRecordType type;
    private final List<String> names = new ArrayList<>();
    private final CompletableFuture<Resolution> resolution = new CompletableFuture<>();

    private DnsAliases(DnsNameResolver resolver, DnsRecordType type) {
        this.resolver = resolver;
        this.type = type;
    }

    /** What a name is that Netty found no address of. */
    static CompletableFuture<Resolution> follow(DnsNameResolver resolver, String name, DnsRecordType type) {
        DnsAliases aliases = new DnsAliases(resolver, type);
        aliases.names.add(absolute(name));
        aliases.ask();
        return aliases.resolution;
    }

    private static String absolute(String name) {
        return (name.endsWith(".") ? name : name + ".").toLowerCase(Locale.ROOT);
    }

    private void ask() {
        resolver.query(new DefaultDnsQuestion(last(), type)).addListener(done -> {
            try {
                if (done.isSuccess()) {
                    @SuppressWarnings("unchecked")
                    AddressedEnvelope<DnsResponse, InetSocketAddress> answer =
                            (AddressedEnvelope<DnsResponse, InetSocketAddress>) done.getNow();
                    take(answer);
                } else {
                    resolution.complete(new Resolution.NoneOfType());
                }
            } catch (RuntimeException | Error fault) {
                resolution.completeExceptionally(fault);
            }
        });
    }

    private String last() {
        return names.get(names.size() - 1);
    }

    private void take(AddressedEnvelope<DnsResponse, InetSocketAddress> answer) {
        Map<String, String> aliases = new HashMap<>();
        try {
            DnsResponse response = answer.content();
            for (int i = 0; i < response.count(DnsSection.ANSWER); i++) {
                DnsRecord record = response.recordAt(DnsSection.ANSWER, i);
                if (record.type().equals(DnsRecordType.CNAME) && record instanceof ByteBufHolder raw) {
                    aliases.put(absolute(record.name()), absolute(DefaultDnsRecordDecoder.decodeName(raw.content())));
                }
            }
        } finally {
            answer.release();
        }
        String asked = last();
        String server = DnsAnswers.Last.name(answer.sender());
        for (String next = aliases.get(asked); next != null; next = aliases.get(next)) {
            Optional<String> fault = fault(next);
            names.add(next);
            if (fault.isPresent()) {
                resolution.complete(
                        new Resolution.Unresolved(false, server + " answers with " + fault.get() + shown()));
                return;
            }
        }
        if (last().equals(asked)) {
            resolution.complete(new Resolution.NoneOfType());
        } else {
            ask();
        }
    }

    private Optional<String> fault(String next) {
        if (names.contains(next)) {
            return Optional.of("aliases (CNAME) that lead in a circle: ");
        }
        return names.size() > MOST
                ? Optional.of("more than " + MOST + " aliases (CNAME) in a row: ")
                : Optional.empty();
    }

    private String shown() {
        List<String> relative =
                names.stream().map(name -> name.substring(0, name.length() - 1)).toList();
        return relative.size() <= MOST / 2
                ? String.join(" -> ", relative)
                : String.join(" -> ", relative.subList(0, SHOWN)) + " -> ...";
    }
}
