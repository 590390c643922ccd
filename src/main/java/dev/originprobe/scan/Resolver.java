package dev.originprobe.scan;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.IpAddressType;
import java.util.concurrent.CompletionStage;

/** Resolves origin names. */
public interface Resolver {
    /**
     * All addresses of the wanted type; an address literal is its own answer, whatever its type.
     *
     * @param port of the target, by which pinned addresses are told apart
     * @param deadline of the target, at which the answer is that there was none by then
     * @return never completes exceptionally
     */
    CompletionStage<Resolution> resolve(HostName host, int port, IpAddressType type, Deadline deadline);
}
