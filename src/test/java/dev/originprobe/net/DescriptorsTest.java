package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How many connections a process has file descriptors for. */
final class DescriptorsTest {
    /** As proc(5) has it. */
    private static final String LIMITS = """
            Limit                     Soft Limit           Hard Limit           Units
            Max file size             unlimited            unlimited            bytes
            Max open files            %s                 4096                 files
            Max locked memory         67108864             67108864             bytes
            """;

    @Test
    void the_soft_limit_is_what_counts() {
        assertEquals(OptionalLong.of(1024), Descriptors.limit(LIMITS.formatted("1024")));
        assertEquals(OptionalLong.empty(), Descriptors.limit(LIMITS.formatted("unlimited")));
        assertEquals(OptionalLong.empty(), Descriptors.limit(""));
    }

    @Test
    void what_is_open_is_taken_off_and_something_kept() {
        assertTrue(Descriptors.free(64, 20) < 44);
        assertTrue(Descriptors.free(64, 20) > 16);
        assertEquals(Descriptors.free(64, 20) - 1, Descriptors.free(64, 21));
    }

    @Test
    void one_is_always_tried() {
        assertEquals(1, Descriptors.free(16, 20));
    }

    @Test
    void this_process_has_some() {
        assertTrue(Descriptors.forConnections() > 0);
    }
}
