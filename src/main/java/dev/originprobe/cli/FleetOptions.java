package dev.originprobe.cli;

import dev.originprobe.net.Network;
import dev.originprobe.run.Diagnostics;
import dev.originprobe.run.Probing;
import dev.originprobe.run.Progress;
import dev.originprobe.run.Resume;
import dev.originprobe.run.RunConfig;
import dev.originprobe.run.Shard;
import dev.originprobe.run.TargetList;
import dev.originprobe.run.TargetParser;
import dev.originprobe.run.UsageError;
import dev.originprobe.scan.Inquiry;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of runs over many targets. */
final class FleetOptions {
    /** Each holds a socket, and the report of a target until its turn. */
    private static final int MOST_AT_ONCE = 10_000;

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description = "Read targets from FILE, or - for stdin: one a line, or a JSON object a line with target and "
                    + "any option about the target as a field in camelCase; # begins a comment.")
    @Nullable
    String targets;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Defaults of options, and groups of targets with settings of their own, in YAML.")
    @Nullable
    String config;

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "Of the config, this group alone; repeatable (default: all, where no other target is given).")
    List<String> groups = new ArrayList<>();

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description =
                    "Targets in flight at a time (default: ${DEFAULT-VALUE}). One that keeps silent for 2 s gives its "
                            + "place to another, up to 4 times N in all; not with --rate.",
            defaultValue = "256")
    int concurrency = Probing.AT_ONCE;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "Only part I of N of the targets, 1/N to N/N, by a hash of host and port; auto/N takes I from a "
                            + "Kubernetes Indexed Job, an AWS Batch array job or a Slurm array.")
    @Nullable
    String shard;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Go on with the NDJSON report in FILE: leave out the targets that it has, and append the "
                    + "others. A new one is begun where there is none.")
    @Nullable
    String resume;

    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            description = "auto, always or never; on stderr (default: auto, where that is a terminal).",
            defaultValue = "auto")
    Terminal.Color progress = Terminal.Color.AUTO;

    private Optional<TargetList> list = Optional.empty();

    /** Finds what is wrong with the options before anything is probed. */
    void validate() {
        if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
            throw new UsageError("--concurrency " + concurrency + " is not 1 to " + MOST_AT_ONCE);
        }
        if (!groups.isEmpty() && config == null) {
            throw new UsageError("--group is for --config; add --config FILE");
        }
        if (targets != null && targets.equals(resume)) {
            throw new UsageError("--targets and --resume name one file, " + targets + "; name two");
        }
    }

    /**
     * Says where fewer files may be open than targets are to be in flight.
     *
     * @param arguments targets of the command line
     */
    void sayLimit(int arguments, Diagnostics diagnostics) {
        int wanted = targets == null ? Math.min(concurrency, arguments) : concurrency;
        int most = Network.mostConnections();
        if (most < wanted) {
            diagnostics.warn("the limit of open files (ulimit -n) leaves " + most + " connections at a time for "
                    + wanted + " targets in flight: the run takes longer; raise the limit, or give --concurrency "
                    + most);
        }
    }

    /** Whether targets come from elsewhere than the command line. */
    boolean isListed() {
        return targets != null || config != null;
    }

    /** The targets of the config that are probed beside those of the command line. */
    List<Inquiry> configured(RunConfig file, List<Inquiry> arguments, TargetParser parser) {
        return groups.isEmpty() && (!arguments.isEmpty() || targets != null)
                ? List.of()
                : file.inquiries(groups, parser);
    }

    /**
     * The targets, read as they are asked for: those of the command line, then those of the file.
     *
     * @param earlier leaves out those that it has
     * @param faults is told of every line that cannot be used
     */
    Stream<Inquiry> inquiries(
            List<Inquiry> arguments, TargetParser parser, Resume earlier, Consumer<UsageError> faults) {
        Optional<Shard> part = shard();
        list = Optional.ofNullable(targets).map(file -> new TargetList(file, parser, faults));
        // Not by flatMap, which would read all of them before it gives the first.
        Stream<Inquiry> listed = list.isEmpty()
                ? Stream.of()
                : StreamSupport.stream(Spliterators.spliteratorUnknownSize(list.get(), Spliterator.ORDERED), false);
        return Stream.concat(arguments.stream(), listed)
                .filter(inquiry -> part.isEmpty() || part.get().holds(inquiry.target()))
                .filter(earlier::isOpen);
    }

    /**
     * How far the run is.
     *
     * @param arguments targets of the command line
     * @param terminal stderr
     */
    Progress progress(int arguments, PrintWriter terminal) {
        boolean wanted = progress == Terminal.Color.ALWAYS
                || (progress == Terminal.Color.AUTO && Terminal.hasErrors() && (arguments > 1 || targets != null));
        OptionalLong total = !wanted || shard != null
                ? OptionalLong.empty()
                : targets == null ? OptionalLong.of(arguments) : TargetList.count(targets, arguments);
        return new Progress(terminal, wanted, total, System::nanoTime);
    }

    /** The part of the targets that is run; empty for all. */
    Optional<Shard> shard() {
        return Optional.ofNullable(shard).map(text -> Shard.parse(text, System.getenv()));
    }

    /** Requires that the file, which has been read, had targets in it. */
    void requireTargets() {
        if (list.map(TargetList::isEmpty).orElse(false)) {
            throw new UsageError("--targets " + targets + ": there is no target in it");
        }
    }
}
