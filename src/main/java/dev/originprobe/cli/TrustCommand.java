package dev.originprobe.cli;

import dev.originprobe.format.catalogue.TrustText;
import dev.originprobe.pki.Certdata;
import dev.originprobe.pki.TrustChanges;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.run.InputFile;
import dev.originprobe.run.Resources;
import dev.originprobe.run.RootsAge;
import dev.originprobe.run.UsageError;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code originprobe trust}: the bundled Mozilla roots. */
@Command(
        name = "trust",
        description = "Print the bundled Mozilla roots: count, date, names and hashes.",
        header = {"Examples:", "  originprobe trust --check-updates certdata.txt", ""},
        mixinStandardHelpOptions = true,
        footer = {"", ExitCodes.OF_TRUST})
final class TrustCommand implements Callable<Integer> {
    @Option(
            names = "--check-updates",
            paramLabel = "CERTDATA",
            description =
                    "Say what this certdata.txt of Mozilla's adds, removes and limits; exit code 1 where it does any.")
    @Nullable
    String certdata;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        TrustStore bundled = Resources.mozillaRoots();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        RootsAge.warn(bundled, today, spec.commandLine().getErr());
        if (certdata == null) {
            print(TrustText.of(bundled, today));
            return 0;
        }
        TrustChanges changes = TrustChanges.between(bundled, newer(certdata));
        print(TrustText.of(changes));
        return changes.none() ? 0 : 1;
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    private static TrustStore newer(String file) {
        try {
            return TrustStore.ofBundled(Certdata.bundled(InputFile.text(file, "--check-updates"), Map.of()));
        } catch (IllegalArgumentException notCertdata) {
            throw new UsageError("--check-updates " + file + ": " + notCertdata.getMessage());
        }
    }
}
