package dev.originprobe.net;

import dev.originprobe.net.s2n.PemIdentity;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.net.s2n.S2nUnavailable;
import dev.originprobe.pki.ClientIdentity;
import dev.originprobe.scan.Threads;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * AWS's own TLS library for one run. It is loaded on a thread of its own, beside the first connections; a question to it
 * waits for it.
 */
public final class WitnessLibrary implements AutoCloseable {
    private final CompletableFuture<S2nLibrary> loading = new CompletableFuture<>();

    /**
     * Begins to load it.
     *
     * @param identity the client certificate that is presented where one is asked for; empty for none
     */
    WitnessLibrary(Optional<ClientIdentity> identity) {
        Thread loader = new Thread(() -> load(identity), "witness");
        loader.setDaemon(true);
        if (!Threads.isStarted(loader::start)) {
            loading.completeExceptionally(new OutOfMemoryError("unable to create native thread"));
        }
    }

    private void load(Optional<ClientIdentity> identity) {
        try {
            loading.complete(S2nLibrary.open(identity.map(WitnessLibrary::pem)));
        } catch (S2nUnavailable | RuntimeException | Error missing) {
            loading.completeExceptionally(missing);
        }
    }

    /** Waits until it is loaded. Empty where it is; else why it is not. */
    Optional<String> missing() {
        try {
            loading.join();
            return Optional.empty();
        } catch (CompletionException failed) {
            return Optional.of(reason(Optional.ofNullable(failed.getCause()).orElse(failed)));
        }
    }

    /** What is to be done once it is there, or with the reason why it is not; on any thread. */
    void whenLoaded(java.util.function.Consumer<S2nLibrary> there, java.util.function.Consumer<String> missing) {
        var unused = loading.whenComplete((library, failed) -> {
            if (failed == null) {
                there.accept(library);
            } else {
                missing.accept(reason(failed));
            }
        });
    }

    /** What comes of asking it, or of the reason why it cannot be asked. Waits until it is loaded. */
    <T> T with(Function<S2nLibrary, T> there, Function<String, T> missing) {
        return loading.handle(
                        (library, failed) -> failed == null ? there.apply(library) : missing.apply(reason(failed)))
                .join();
    }

    private static String reason(Throwable failed) {
        return failed instanceof S2nUnavailable unavailable
                ? unavailable.reason()
                : Shortage.of(failed).map(Shortage::words).orElseGet(failed::toString);
    }

    private static PemIdentity pem(ClientIdentity identity) {
        StringBuilder chain = new StringBuilder();
        try {
            for (X509Certificate certificate : identity.chain()) {
                chain.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate read from bytes has its bytes", e);
        }
        return new PemIdentity(
                chain.toString(), pem("PRIVATE KEY", identity.key().getEncoded()));
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    /** Frees what it holds, once its connections have ended. */
    @Override
    public void close() {
        whenLoaded(S2nLibrary::close, missing -> {});
    }
}
