package dev.originprobe.net;

import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.scan.Deadline;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Questions as the tests ask them. */
final class Asked {
    /** For answers that come by themselves: long enough for the slowest machine. */
    static final Duration LONG = Duration.ofSeconds(20);
    /** For time-outs that are to happen. */
    static final Duration SHORT = Duration.ofMillis(200);

    /** Straight to the origins, and anonymously. */
    static final NetworkSettings PLAIN = new NetworkSettings(Optional.empty(), Optional.empty(), false, line -> {});

    static final CipherSuite ECDHE_RSA_AES128_GCM = new CipherSuite(0xc02f);
    static final CipherSuite ECDHE_ECDSA_AES128_GCM = new CipherSuite(0xc02b);
    static final CipherSuite ECDHE_RSA_AES128_SHA = new CipherSuite(0xc013);
    static final CipherSuite ECDHE_RSA_AES256_SHA384 = new CipherSuite(0xc028);
    static final CipherSuite RSA_AES128_SHA = new CipherSuite(0x002f);
    static final CipherSuite RC4_MD5 = new CipherSuite(0x0004);
    static final CipherSuite TLS13_AES128 = new CipherSuite(0x1301);

    private Asked() {}

    static ClientOffer offer(ProtocolVersion version, CipherSuite... suites) {
        boolean extensions = version != ProtocolVersion.SSL_3_0;
        return new ClientOffer(
                List.of(version),
                List.of(suites),
                extensions ? List.of(NamedGroup.X25519, NamedGroup.SECP256R1) : List.of(),
                extensions && version.compareTo(ProtocolVersion.TLS_1_2) >= 0
                        ? List.of(new SignatureScheme(0x0403), new SignatureScheme(0x0804), new SignatureScheme(0x0401))
                        : List.of(),
                extensions ? Optional.of("origin.test") : Optional.empty());
    }

    static Question hello(Endpoint endpoint, Duration handshakeTimeout) {
        return question(
                endpoint,
                offer(ProtocolVersion.TLS_1_2, ECDHE_RSA_AES128_GCM, RSA_AES128_SHA),
                Purpose.HELLO,
                handshakeTimeout);
    }

    static Question question(Endpoint endpoint, ClientOffer offer, Purpose purpose, Duration handshakeTimeout) {
        return new Question(endpoint, offer, purpose, new Timeouts(3, LONG, handshakeTimeout));
    }

    /** A deadline that no test waits for. */
    static Deadline far() {
        return Deadline.after(LONG.multipliedBy(6), Clock.systemUTC());
    }

    static Exchange ask(NettyAsker asker, Question question) {
        return asker.ask(question, far()).toCompletableFuture().join();
    }
}
