package dev.originprobe.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShardTest {
    @Test
    void the_number_comes_from_the_engine_that_runs_the_parts() {
        assertEquals(new Shard(3, 8), Shard.parse("auto/8", Map.of("JOB_COMPLETION_INDEX", "2")));
        assertEquals(new Shard(1, 8), Shard.parse("auto/8", Map.of("AWS_BATCH_JOB_ARRAY_INDEX", "0")));
        assertEquals(new Shard(3, 8), Shard.parse("auto/8", Map.of("SLURM_ARRAY_TASK_ID", "2")));
        assertEquals(
                new Shard(2, 8),
                Shard.parse("auto/8", Map.of("SLURM_ARRAY_TASK_ID", "2", "SLURM_ARRAY_TASK_MIN", "1")));
    }

    @Test
    void a_number_beyond_the_parts_is_unusable() {
        assertEquals(
                "--shard 'auto/8': 8 is not 0 to 7",
                assertThrows(UsageError.class, () -> Shard.parse("auto/8", Map.of("JOB_COMPLETION_INDEX", "8")))
                        .getMessage());
    }
}
