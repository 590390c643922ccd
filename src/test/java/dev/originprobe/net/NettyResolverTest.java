package dev.originprobe.net;

import static dev.originprobe.origin.IpAddressType.DUALSTACK;
import static dev.originprobe.origin.IpAddressType.IPV4;
import static dev.originprobe.origin.IpAddressType.IPV6;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.net.NettyResolver.NameServers;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.rules.Rules;
import dev.originprobe.scan.Asker;
import dev.originprobe.scan.Deadline;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.scan.Scanner;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Verdict;
import io.netty.channel.EventLoopGroup;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NettyResolverTest {
    private static final EventLoopGroup LOOPS = NettyAsker.eventLoops(1);
    private static final HostName NAME = new HostName("origin.test", false);
    private static final InetAddress V4 = address("192.0.2.1");
    private static final InetAddress OTHER_V4 = address("192.0.2.2");
    private static final InetAddress V6 = address("2001:db8::1");

    @AfterAll
    static void close() {
        LOOPS.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Resolution resolve(HostName name, IpAddressType type, int code, InetAddress... addresses) {
        try (ScriptedNameServer server = new ScriptedNameServer(code, addresses);
                NettyResolver resolver = new NettyResolver(
                        LOOPS,
                        Optional.of(new NameServers(
                                new SingletonDnsServerAddressStreamProvider(server.address()),
                                code == ScriptedNameServer.SILENCE ? Duration.ofMillis(100) : Asked.LONG)))) {
            return resolver.resolve(name, 443, type, Asked.far())
                    .toCompletableFuture()
                    .join();
        }
    }

    private static void assertAddresses(Set<InetAddress> expected, Resolution resolution) {
        List<InetAddress> addresses = assertInstanceOf(Resolution.Addresses.class, resolution, resolution::toString)
                .addresses();
        assertEquals(expected, Set.copyOf(addresses));
        assertEquals(expected.size(), addresses.size());
    }

    @Test
    void all_addresses_of_the_type_are_found() {
        int ok = ScriptedNameServer.NO_ERROR;
        assertAddresses(Set.of(V4, OTHER_V4), resolve(NAME, IPV4, ok, V4, OTHER_V4, V6));
        assertAddresses(Set.of(V6), resolve(NAME, IPV6, ok, V4, OTHER_V4, V6));
        assertAddresses(Set.of(V4, OTHER_V4, V6), resolve(NAME, DUALSTACK, ok, V4, OTHER_V4, V6));
    }

    @Test
    void dualstack_is_content_with_one_type() {
        assertAddresses(Set.of(V4), resolve(NAME, DUALSTACK, ScriptedNameServer.NO_ERROR, V4));
        assertAddresses(Set.of(V6), resolve(NAME, DUALSTACK, ScriptedNameServer.NO_ERROR, V6));
    }

    @Test
    void a_name_without_an_address_of_the_type_has_none_of_it() {
        assertInstanceOf(Resolution.NoneOfType.class, resolve(NAME, IPV4, ScriptedNameServer.NO_ERROR, V6));
        assertInstanceOf(Resolution.NoneOfType.class, resolve(NAME, IPV6, ScriptedNameServer.NO_ERROR, V4));
        assertInstanceOf(Resolution.NoneOfType.class, resolve(NAME, DUALSTACK, ScriptedNameServer.NO_ERROR));
    }

    @ParameterizedTest
    @EnumSource
    void no_such_name_is_unresolved(IpAddressType type) {
        Resolution.Unresolved unresolved =
                assertInstanceOf(Resolution.Unresolved.class, resolve(NAME, type, ScriptedNameServer.NXDOMAIN));
        assertFalse(unresolved.timedOut());
        assertTrue(unresolved.detail().matches("127.0.0.1:\\d+ answers NXDomain\\(3\\)"), unresolved::detail);
    }

    @ParameterizedTest
    @ValueSource(ints = {ScriptedNameServer.SERVFAIL, ScriptedNameServer.REFUSED})
    void a_failing_name_server_is_not_taken_for_no_address(int code) {
        Resolution.Unresolved unresolved = assertInstanceOf(Resolution.Unresolved.class, resolve(NAME, IPV4, code));
        assertFalse(unresolved.timedOut());
    }

    @ParameterizedTest
    @EnumSource
    void a_silent_name_server_times_out(IpAddressType type) {
        Resolution.Unresolved unresolved =
                assertInstanceOf(Resolution.Unresolved.class, resolve(NAME, type, ScriptedNameServer.SILENCE));
        assertTrue(unresolved.timedOut(), unresolved::detail);
        assertTrue(unresolved.detail().matches("127.0.0.1:\\d+ does not answer: .*"), unresolved::detail);
    }

    private static Resolution resolve(UnaryOperator<@Nullable String> aliases) {
        try (ScriptedNameServer server = new ScriptedNameServer(aliases);
                NettyResolver resolver = new NettyResolver(
                        LOOPS,
                        Optional.of(new NameServers(
                                new SingletonDnsServerAddressStreamProvider(server.address()), Asked.LONG)))) {
            Resolution found = resolver.resolve(NAME, 443, IPV4, Asked.far())
                    .toCompletableFuture()
                    .join();
            return found instanceof Resolution.Unresolved unresolved
                    ? new Resolution.Unresolved(
                            unresolved.timedOut(),
                            unresolved
                                    .detail()
                                    .replace("127.0.0.1:" + server.address().getPort(), "SERVER"))
                    : found;
        }
    }

    @Test
    void aliases_that_lead_in_a_circle_are_no_name_without_addresses() {
        String name = NAME.ascii();
        assertEquals(
                new Resolution.Unresolved(
                        false, "SERVER answers with aliases (CNAME) that lead in a circle: " + name + " -> " + name),
                resolve(asked -> asked));
        assertEquals(
                new Resolution.Unresolved(
                        false,
                        "SERVER answers with aliases (CNAME) that lead in a circle: " + name
                                + " -> b.test -> c.test -> " + "b.test"),
                resolve(Map.of(name, "b.test", "b.test", "c.test", "c.test", "b.test")::get));
    }

    @Test
    void aliases_without_end_are_no_name_without_addresses() {
        assertEquals(
                new Resolution.Unresolved(
                        false,
                        "SERVER answers with more than 16 aliases (CNAME) in a row: " + NAME.ascii()
                                + " -> n1.test -> n2.test -> n3.test -> ..."),
                resolve(asked -> asked.startsWith("n")
                        ? "n" + (1 + Integer.parseInt(asked.substring(1, asked.indexOf('.')))) + ".test"
                        : "n1.test"));
    }

    @Test
    void an_alias_of_a_name_without_addresses_has_none() {
        assertInstanceOf(Resolution.NoneOfType.class, resolve(Map.of(NAME.ascii(), "b.test")::get));
    }

    @Test
    void name_servers_that_are_silent_until_the_deadline_had_more_time() {
        try (ScriptedNameServer server = new ScriptedNameServer(ScriptedNameServer.SILENCE);
                NettyResolver resolver = new NettyResolver(
                        LOOPS,
                        Optional.of(new NameServers(
                                new SingletonDnsServerAddressStreamProvider(server.address()), Asked.LONG)))) {
            Resolution late = resolver.resolve(NAME, 443, IPV4, Deadline.after(Asked.SHORT, Clock.systemUTC()))
                    .toCompletableFuture()
                    .join();
            assertInstanceOf(Resolution.NotTried.class, late);
        }
    }

    @Test
    void a_target_whose_name_servers_are_silent_is_unknown_at_its_deadline_and_they_are_the_reason() {
        Inquiry inquiry = new Inquiry(
                new Target(
                        NAME.ascii(),
                        NAME,
                        443,
                        new OriginSettings(
                                Set.of(ProtocolVersion.TLS_1_2), Optional.empty(), IPV4, 1, Asked.LONG, false),
                        "argument 1"),
                new Criteria(Profiles.newest(), TrustStore.none(), Optional.empty(), Duration.ofDays(30)),
                Asked.LONG,
                Asked.SHORT);
        try (ScriptedNameServer server = new ScriptedNameServer(ScriptedNameServer.SILENCE);
                NettyResolver resolver = new NettyResolver(
                        LOOPS,
                        Optional.of(new NameServers(
                                new SingletonDnsServerAddressStreamProvider(server.address()), Asked.LONG)))) {
            Asker nobody = (question, deadline) -> {
                throw new AssertionError("there is no address to ask");
            };
            Verdict verdict = new Scanner(nobody, resolver, Rules.all(), Clock.systemUTC())
                    .scan(inquiry)
                    .toCompletableFuture()
                    .join();

            assertEquals(Outcome.UNKNOWN, verdict.outcome());
            assertEquals(Optional.empty(), verdict.bug());
            assertEquals(List.of("not-tried"), verdict.ruleIds());
            assertEquals(
                    "no answer of the name servers by the deadline",
                    verdict.findings().get(0).particulars().get(0).seen());
        }
    }

    @Test
    void a_literal_is_its_own_address_and_nobody_is_asked() {
        int silence = ScriptedNameServer.SILENCE;
        assertAddresses(Set.of(V4), resolve(new HostName("192.0.2.1", true), IPV4, silence));
        assertAddresses(Set.of(V6), resolve(new HostName("2001:db8::1", true), DUALSTACK, silence));
        assertAddresses(Set.of(V4), resolve(new HostName("192.0.2.1", true), IPV6, silence));
    }

    @Test
    void localhost_needs_no_name_server() {
        assertAddresses(
                Set.of(address("127.0.0.1")),
                resolve(new HostName("localhost", false), IPV4, ScriptedNameServer.SILENCE));
    }
}
