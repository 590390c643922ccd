package dev.originprobe.cli;

import dev.originprobe.format.catalogue.ProfileText;
import dev.originprobe.origin.Profiles;
import dev.originprobe.run.Setting;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code originprobe profiles}: the dated CloudFront clients, and what each offers. */
@Command(
        name = "profiles",
        description = "List the dated CloudFront client profiles, or print one of them.",
        header = {"Examples:", "  originprobe profiles 2025-11", ""},
        mixinStandardHelpOptions = true,
        footer = {"", ExitCodes.OF_PAGES})
final class ProfilesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A profile, such as 2021-07.")
    @Nullable
    String name;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .print(
                        name == null
                                ? ProfileText.list(Profiles.all())
                                : ProfileText.of(Setting.of("profile", name).profile()));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
