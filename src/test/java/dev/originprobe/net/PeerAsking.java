package dev.originprobe.net;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.tls.ProtocolVersion;
import io.netty.channel.EventLoopGroup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks peers that play a script. */
final class PeerAsking implements AutoCloseable {
    static final byte[] CERTIFICATE = "not a certificate at all".getBytes(StandardCharsets.US_ASCII);
    static final byte[] FLIGHT = ServerBytes.record(
            22,
            ServerBytes.join(
                    ServerBytes.serverHello(0x002f),
                    ServerBytes.certificate(CERTIFICATE),
                    ServerBytes.serverHelloDone()));

    private final EventLoopGroup loops = NettyAsker.eventLoops(1);
    private final NettyAsker asker = new NettyAsker(loops, Asked.PLAIN);

    NettyAsker asker() {
        return asker;
    }

    @Override
    public void close() {
        asker.close();
        loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
    }

    Exchange exchange(Script script, Purpose purpose, Duration timeout) {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            return Asked.ask(asker, question(peer.endpoint(), purpose, timeout));
        }
    }

    Answer answer(Script script, Purpose purpose) {
        return exchange(script, purpose, Asked.LONG).answer();
    }

    private static Question question(Endpoint endpoint, Purpose purpose, Duration timeout) {
        return Asked.question(endpoint, Asked.offer(ProtocolVersion.TLS_1_2, Asked.RSA_AES128_SHA), purpose, timeout);
    }
}
