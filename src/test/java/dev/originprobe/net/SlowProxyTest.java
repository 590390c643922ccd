package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.origin.Endpoint;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A proxy that accepts a connection and makes none. */
final class SlowProxyTest {
    @Test
    void the_clock_of_an_attempt_covers_what_the_proxy_takes() {
        EventLoopGroup loops = NettyAsker.eventLoops(1);
        try (ScriptedPeer peer = ScriptedPeer.playing(ScriptedPeer.Line::stay)) {
            Endpoint endpoint = peer.endpoint();
            Proxy proxy = new Proxy(
                    Proxy.Kind.HTTP, new InetSocketAddress(endpoint.address(), endpoint.port()), Optional.empty());
            NettyAsker asker =
                    new NettyAsker(loops, new NetworkSettings(Optional.of(proxy), Optional.empty(), false, line -> {}));
            Question question =
                    Asked.hello(endpoint, Asked.SHORT).with(new Timeouts(1, Duration.ofMillis(250), Asked.SHORT));

            assertEquals(
                    new Answer.Unreachable(
                            Answer.Cause.PROXY,
                            "the proxy " + endpoint + " did not connect: connection timed out after 250 ms"),
                    asker.ask(question, Asked.far())
                            .toCompletableFuture()
                            .join()
                            .answer());
            asker.close();
        } finally {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }
}
