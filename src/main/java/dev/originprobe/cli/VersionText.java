package dev.originprobe.cli;

import dev.originprobe.run.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"originprobe " + Version.current()};
    }
}
