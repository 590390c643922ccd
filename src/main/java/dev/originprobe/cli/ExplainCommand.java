package dev.originprobe.cli;

import dev.originprobe.rules.Catalogue;
import dev.originprobe.run.Resources;
import dev.originprobe.run.Topic;
import dev.originprobe.run.UsageError;
import dev.originprobe.verdict.RuleInfo;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code originprobe explain}: a rule's page, or the catalogue. */
@Command(
        name = "explain",
        description = {"Print a rule's page: what it means, its basis, how to fix it.", "Without RULE, the catalogue."},
        header = {"Examples:", "  originprobe explain chain-incomplete", ""},
        mixinStandardHelpOptions = true,
        footer = {"", ExitCodes.OF_PAGES})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "RULE",
            arity = "0..1",
            completionCandidates = Ids.class,
            description = "A rule's id, such as chain-incomplete, or a topic: https-to-origin, rsa-ecdsa.")
    @Nullable
    String rule;

    /** What a shell offers. */
    static final class Ids implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            Catalogue.all().stream().map(RuleInfo::id),
                            Stream.of(Topic.values()).map(Topic::id))
                    .iterator();
        }
    }

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (rule == null) {
            catalogue(out);
        } else {
            out.print(page(rule));
        }
        out.flush();
        return 0;
    }

    private static String page(String id) {
        return Topic.named(id)
                .map(Resources::page)
                .or(() -> Catalogue.named(id).flatMap(rule -> Resources.page(rule.id())))
                .orElseThrow(() -> new UsageError(
                        "there is no rule '" + id + "'; " + suggested(id) + "'originprobe explain' lists them all"));
    }

    /** The likeliest of those that may be meant, as picocli finds them among commands. */
    private static String suggested(String id) {
        CommandSpec ids = CommandSpec.create();
        new Ids().forEach(known -> ids.addSubcommand(known, CommandSpec.create()));
        return new UnmatchedArgumentException(new CommandLine(ids), List.of(id))
                .getSuggestions().stream()
                        .findFirst()
                        .map(likeliest -> "did you mean " + likeliest + "? ")
                        .orElse("");
    }

    private static void catalogue(PrintWriter out) {
        List<RuleInfo> infos = Catalogue.all();
        int width = infos.stream().mapToInt(info -> info.id().length()).max().orElseThrow();
        infos.forEach(info -> out.printf(
                "%-" + width + "s  %-5s  %s%n", info.id(), info.severity().label(), info.title()));
        for (Topic topic : Topic.values()) {
            out.printf("%-" + width + "s  topic  %s%n", topic.id(), topic.title());
        }
    }
}
