package dev.originprobe.net;

import dev.originprobe.capture.Aspect;
import dev.originprobe.net.s2n.S2nClient;
import dev.originprobe.net.s2n.S2nFailure;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.net.s2n.S2nSession;
import dev.originprobe.net.s2n.S2nUnavailable;
import dev.originprobe.tls.ClientHelloReader;
import dev.originprobe.tls.ClientHelloReader.Result;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Prints what AWS's own TLS library says by each of CloudFront's policies: for {@code scripts/update-witness} to compare. */
final class PrintWitnessHellos {
    private static final String NAME = "origin.test";

    private PrintWitnessHellos() {}

    public static void main(String[] args) throws S2nUnavailable, S2nFailure {
        try (S2nLibrary library = S2nLibrary.open(Optional.empty())) {
            for (String policy : policies()) {
                System.out.println(policy + (library.knows(policy) ? "" : " is not known"));
                if (library.knows(policy)) {
                    print(library, policy);
                }
            }
        }
    }

    /** Those that were published, and the next ones that their names lead one to expect. */
    private static List<String> policies() {
        return Stream.of("", "-TLS-1-0", "-TLS-1-1", "-TLS-1-2", "-TLS-1-3")
                .flatMap(minimum -> Stream.of("", "-2025", "-2025-PQ", "-2026", "-2026-PQ", "-2027")
                        .map(date -> "CloudFront-Upstream" + minimum + date))
                .toList();
    }

    private static void print(S2nLibrary library, String policy) throws S2nFailure {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        S2nSession.Wire wire = new S2nSession.Wire() {
            @Override
            public byte[] take(int most) {
                return new byte[0];
            }

            @Override
            public void send(byte[] bytes) {
                sent.writeBytes(bytes);
            }
        };
        try (S2nSession session = library.session(
                new S2nClient(policy, List.of(), Optional.of(NAME), List.of(NAME)), Instant.EPOCH, wire)) {
            session.negotiate();
        }
        if (ClientHelloReader.START.after(sent.toByteArray()).result() instanceof Result.Whole whole) {
            for (Aspect aspect : Aspect.values()) {
                System.out.println("  " + aspect.label());
                aspect.of(whole.hello()).forEach(value -> System.out.println("    " + value));
            }
        }
    }
}
