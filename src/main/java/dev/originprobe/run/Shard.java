package dev.originprobe.run;

import dev.originprobe.origin.Target;
import java.util.Map;

/**
 * One part of the targets of a fleet that is run in several parts. Which part has a target depends on its host and port
 * alone, so that it is the same wherever and whenever it is run.
 *
 * @param number 1 to {@code count}
 * @param count at least 1
 */
public record Shard(int number, int count) {
    private static final String OPTION = "--shard";
    private static final String AUTO = "auto";
    private static final int MOST = 100_000;

    /** What number a Kubernetes Indexed Job, an AWS Batch array job and a Slurm array give each of their tasks. */
    private static final String[] INDEXES = {"JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX", "SLURM_ARRAY_TASK_ID"
    };

    /** Where a Slurm array begins, which the user chooses; the others begin with 0. */
    private static final String SLURM_FIRST = "SLURM_ARRAY_TASK_MIN";

    /**
     * Reads {@code I/N} or {@code auto/N}.
     *
     * @param environment the variables of the process, of which {@code auto} takes the number
     * @throws UsageError saying what is wrong
     */
    public static Shard parse(String text, Map<String, String> environment) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2) {
            throw new UsageError(OPTION + " '" + text + "' is not I/N, such as 3/8, or auto/N");
        }
        int count = number(parts[1], text, 1, MOST);
        return new Shard(
                parts[0].equals(AUTO) ? automatic(text, count, environment) : number(parts[0], text, 1, count), count);
    }

    /** Whether it is this part that has a target. */
    public boolean holds(Target target) {
        return count == 1
                || Math.floorMod(TargetKey.hash(target.host().ascii() + ":" + target.port()), count) == number - 1;
    }

    /** {@code 3/8}. */
    @Override
    public String toString() {
        return number + "/" + count;
    }

    private static int automatic(String text, int count, Map<String, String> environment) {
        for (String variable : INDEXES) {
            String index = environment.get(variable);
            if (index != null) {
                int first = variable.startsWith("SLURM")
                        ? number(environment.getOrDefault(SLURM_FIRST, "0"), text, 0, MOST)
                        : 0;
                return number(index, text, first, first + count - 1) - first + 1;
            }
        }
        throw new UsageError(OPTION + " '" + text + "': none of " + String.join(", ", INDEXES)
                + " is set; give the number, such as 1/" + count);
    }

    private static int number(String digits, String text, int least, int most) {
        try {
            int number = Integer.parseInt(digits);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new UsageError(OPTION + " '" + text + "': '" + digits + "' is not a number");
        }
        throw new UsageError(OPTION + " '" + text + "': " + digits + " is not " + least + " to " + most);
    }
}
