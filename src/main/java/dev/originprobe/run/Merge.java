package dev.originprobe.run;

import dev.originprobe.report.OriginReport;
import dev.originprobe.report.ReportFromJson;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reports of several runs as one. Where several have a target, the latest stands. Each file is read twice, first to find out
 * which stands, so that no more is kept than that.
 */
public final class Merge {
    private static final String FILE = "report";

    private final List<String> files;
    private final Map<Long, Standing> standing = new HashMap<>();
    private final TreeSet<Integer> shards = new TreeSet<>();
    private int shardCount;
    private int emptyFiles;
    private boolean partial;

    /**
     * Which of the reports of a target stands.
     *
     * @param number of the report, counted over all files
     */
    private record Standing(Instant at, long number) {}

    /** An origin is taken, with its number over all files and the key of its target. */
    private interface Taker {
        void take(OriginReport origin, long number, long key);
    }

    /**
     * Reads reports, NDJSON or JSON documents.
     *
     * @throws UsageError where one is none
     */
    public Merge(List<String> files) {
        this.files = List.copyOf(files);
        read((origin, number, key) -> {
            standing.merge(
                    key,
                    new Standing(origin.at(), number),
                    (known, other) -> other.at().isBefore(known.at()) ? known : other);
            origin.shard().ifPresent(this::note);
        });
        if (standing.isEmpty()) {
            throw new UsageError("there is no origin in " + String.join(", ", files) + "; nothing was decided");
        }
    }

    /** Hands over the origins that stand, in the order of the files. */
    public void forEach(Consumer<OriginReport> taker) {
        read((origin, number, key) -> {
            if (Optional.ofNullable(standing.get(key))
                    .filter(one -> one.number() == number)
                    .isPresent()) {
                taker.accept(origin);
            }
        });
    }

    /** Shards of which there is no report, {@code 3/8}. As many files without an origin may be those of empty ones. */
    public List<String> missingShards() {
        List<String> missing = new ArrayList<>();
        for (int number = 1; number <= shardCount; number++) {
            if (!shards.contains(number)) {
                missing.add(number + "/" + shardCount);
            }
        }
        return missing.size() <= emptyFiles ? List.of() : missing;
    }

    /** Whether one of the reports says that it lacks targets. */
    public boolean isPartial() {
        return partial;
    }

    private void note(String shard) {
        Shard part = Shard.parse(shard, Map.of());
        if (shardCount != 0 && shardCount != part.count()) {
            throw new UsageError("the reports are of runs in " + shardCount + " and in " + part.count()
                    + " shards; merge those of one");
        }
        shardCount = part.count();
        shards.add(part.number());
    }

    private void read(Taker taker) {
        long number = 0;
        emptyFiles = 0;
        for (String file : files) {
            long before = number;
            number = read(file, number, taker);
            emptyFiles += number == before ? 1 : 0;
        }
    }

    private long read(String file, long first, Taker taker) {
        long number = first;
        // In one file a target that has several sources is several targets.
        Map<Long, List<String>> sources = new HashMap<>();
        try (ReportFromJson report = new ReportFromJson(InputFile.reader(file, FILE))) {
            for (Optional<OriginReport> next = report.next(); next.isPresent(); next = report.next()) {
                OriginReport origin = next.get();
                long key = TargetKey.of(origin);
                List<String> known = sources.computeIfAbsent(key, any -> new ArrayList<>(1));
                if (!known.contains(origin.source())) {
                    known.add(origin.source());
                }
                taker.take(origin, number, TargetKey.hash(key + "#" + known.indexOf(origin.source())));
                number++;
            }
            partial |= report.isPartial();
            return number;
        } catch (IllegalArgumentException wrong) {
            throw new UsageError(file + ": " + wrong.getMessage());
        } catch (IOException reason) {
            throw InputFile.unreadable(file, FILE, reason);
        }
    }
}
