package dev.originprobe.net;

import dev.originprobe.evidence.Purpose;
import dev.originprobe.net.EngineCallbacks.EngineRecord;
import dev.originprobe.pki.ClientIdentity;
import dev.originprobe.tls.ClientOffer;
import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * The TLS engines that finish handshakes: BoringSSL where it speaks what is offered, the JDK's for SSLv3, RC4, 3DES and
 * the CBC suites with SHA-2, and where BoringSSL has refused already. Neither is loaded before it is needed.
 */
final class Engines implements AutoCloseable {
    private final EngineCallbacks callbacks;
    private final Lazy<BoringSsl> boringSsl;
    private final Lazy<JdkTls> jdk;
    private final Consumer<String> diagnostics;
    private final AtomicBoolean said = new AtomicBoolean();

    /**
     * Engines.
     *
     * @param identity presented where a server asks for a client certificate
     * @param diagnostics takes a line where BoringSSL cannot be used
     */
    Engines(Optional<ClientIdentity> identity, Consumer<String> diagnostics) {
        this.diagnostics = diagnostics;
        callbacks = new EngineCallbacks(identity);
        boringSsl = new Lazy<>(() -> new BoringSsl(callbacks));
        jdk = new Lazy<>(() -> new JdkTls(callbacks));
    }

    /** An engine for one connection, with what it tells. */
    record Engine(SSLEngine engine, EngineRecord record) {}

    /** A client engine that offers this; empty where none speaks it. */
    Optional<Engine> engineFor(ClientOffer offer, Purpose purpose, ByteBufAllocator allocator) throws SSLException {
        SSLEngine engine;
        if (purpose != Purpose.HANDSHAKE_AGAIN && BoringSsl.speaks(offer) && hasBoringSsl()) {
            engine = boringSsl.value().engine(offer, allocator);
        } else if (jdk.value().speaks(offer)) {
            engine = jdk.value().engine(offer);
        } else {
            return Optional.empty();
        }
        return Optional.of(new Engine(engine, callbacks.of(engine)));
    }

    /** Whether it can be loaded; says so, the first time, where it cannot. */
    private boolean hasBoringSsl() {
        Optional<String> missing = BoringSslLibrary.missing();
        missing.filter(why -> !said.getAndSet(true))
                .ifPresent(why -> diagnostics.accept("BoringSSL cannot be loaded: " + why
                        + "; the JDK's engine finishes the handshakes that it speaks, the others are undecided"));
        return missing.isEmpty();
    }

    /**
     * Loads BoringSSL, which nearly every handshake will want, while others wait for the network. What goes wrong goes wrong
     * again, and is told, where it is wanted.
     */
    void warmUp() {
        if (BoringSslLibrary.missing().isEmpty()) {
            boringSsl.value();
        }
    }

    void forget(Engine engine) {
        callbacks.forget(engine.engine());
    }

    @Override
    public void close() {
        boringSsl.ifMade(BoringSsl::close);
    }

    private static final class Lazy<T> {
        private final Supplier<T> maker;
        private volatile Optional<T> made = Optional.empty();

        Lazy(Supplier<T> maker) {
            this.maker = maker;
        }

        T value() {
            Optional<T> known = made;
            return known.isPresent() ? known.get() : make();
        }

        private synchronized T make() {
            T value = made.orElseGet(maker);
            made = Optional.of(value);
            return value;
        }

        void ifMade(Consumer<T> action) {
            made.ifPresent(action);
        }
    }
}
