package dev.originprobe.cli;

import dev.originprobe.report.TrustText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code originprobe trust}: the bundled Mozilla roots. */
@Command(
        name = "trust",
        description = "Print the bundled Mozilla roots: count, date, source, names and hashes.",
        mixinStandardHelpOptions = true)
final class TrustCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(TrustText.of(Resources.mozillaRoots()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
