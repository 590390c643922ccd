package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

/** BoringSSL for tests that speak to it through Netty alone: a process must load it once, as originprobe does. */
public final class LoadedBoringSsl {
    private LoadedBoringSsl() {}

    public static void load() {
        assertEquals(Optional.empty(), BoringSslLibrary.missing());
    }
}
