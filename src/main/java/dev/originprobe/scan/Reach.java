package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the addresses of one target can be reached, as far as it is known. From any thread. */
public final class Reach {
    private final Map<Endpoint, CompletableFuture<Optional<Answer>>> known = new ConcurrentHashMap<>();

    /** A connection to it was made. */
    public void established(Endpoint endpoint) {
        Optional.ofNullable(known.get(endpoint)).ifPresent(found -> found.complete(Optional.empty()));
    }

    /**
     * What is found out of an address: why it cannot be reached, or that it can, which is empty.
     *
     * @param own what the caller finds out, if what is returned is this: then it is the first to ask
     */
    CompletableFuture<Optional<Answer>> first(Endpoint endpoint, CompletableFuture<Optional<Answer>> own) {
        return Optional.ofNullable(known.putIfAbsent(endpoint, own)).orElse(own);
    }
}
