package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Patience;
import dev.originprobe.evidence.Question;
import dev.originprobe.origin.Endpoint;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A proxy that takes its time, to accept a connection and again to make one. */
final class SlowProxyTest {
    /** As long as Linux waits before it sends a SYN again (TCP_TIMEOUT_INIT): one that finds no room is lost. */
    private static final Duration SYN_AGAIN = Duration.ofSeconds(1);

    private static final Duration PATIENCE = SYN_AGAIN.multipliedBy(5).dividedBy(2);

    private static final byte[] CONNECTED = "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /**
     * It accepts the third connection when the SYN comes again, and says only two seconds later that it has connected:
     * neither took as long as an attempt may, but both together did.
     */
    @Test
    void the_way_to_the_proxy_and_on_from_it_is_one_attempt() throws IOException {
        EventLoopGroup loops = NettyAsker.eventLoops(1);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = (InetSocketAddress) listening.getLocalSocketAddress();
            Proxy proxy = new Proxy(Proxy.Kind.HTTP, address, Optional.empty());
            NettyAsker asker = new NettyAsker(loops, new NetworkSettings(Optional.of(proxy), Optional.empty()));
            List<Socket> open = new ArrayList<>();
            for (int filling = 0; filling < 2; filling++) {
                open.add(new Socket(address.getAddress(), address.getPort()));
            }

            CompletionStage<Exchange> asked = asker.ask(question(address));
            LockSupport.parkNanos(SYN_AGAIN.dividedBy(2).toNanos());
            for (int i = 0; i < 3; i++) {
                open.add(listening.accept());
            }
            LockSupport.parkNanos(SYN_AGAIN.multipliedBy(2).toNanos());
            open.get(4).getOutputStream().write(CONNECTED);

            assertEquals(
                    new Answer.Unreachable(
                            Answer.Cause.PROXY, "the proxy did not connect: connection timed out after 2500 ms"),
                    asked.toCompletableFuture().join().answer());
            for (Socket each : open) {
                each.close();
            }
            asker.close();
        } finally {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static Question question(InetSocketAddress origin) {
        return Asked.hello(new Endpoint(origin.getAddress(), origin.getPort()), Asked.SHORT)
                .with(new Patience(1, PATIENCE, Asked.SHORT));
    }
}
