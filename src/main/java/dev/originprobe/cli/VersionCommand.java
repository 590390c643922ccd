package dev.originprobe.cli;

import dev.originprobe.net.Libraries;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.run.Resources;
import dev.originprobe.run.Version;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code originprobe version}: of what a verdict is made here, for a bug report. */
@Command(
        name = "version",
        description = "Print the versions of originprobe, its libraries and its roots.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit codes: 0 printed, 2 unusable input, 70 a bug in originprobe."})
final class VersionCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        line(out, "originprobe", Version.current());
        line(out, "Java", Runtime.version() + ", " + System.getProperty("java.vm.name"));
        Libraries libraries = Libraries.loaded(policies());
        line(out, "Netty", libraries.netty());
        line(out, "BoringSSL", libraries.boringSsl());
        line(out, "s2n-tls", libraries.witness());
        libraries.policies().forEach(policy -> line(out, "", policy));
        line(
                out,
                "Mozilla roots",
                Resources.mozillaRoots().anchors().size() + ", "
                        + Resources.mozillaRoots().about("date").orElse("undated"));
        line(
                out,
                "profiles",
                String.join(", ", Profiles.all().stream().map(Profile::name).toList()));
        out.flush();
        return 0;
    }

    /** Those that a profile can name. */
    private static List<String> policies() {
        return Profiles.all().stream()
                .flatMap(profile -> profile.selectable().stream()
                        .sorted()
                        .map(minimum -> UpstreamPolicy.of(profile, profile.minimum(minimum))))
                .filter(UpstreamPolicy.Named.class::isInstance)
                .map(policy -> ((UpstreamPolicy.Named) policy).name())
                .distinct()
                .toList();
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf("%-14s %s%n", name, value);
    }
}
