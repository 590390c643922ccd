package dev.originprobe.cli;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.Profile;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.rules.Rules;
import dev.originprobe.run.InputFile;
import dev.originprobe.run.Reporting;
import dev.originprobe.run.UsageError;
import dev.originprobe.saved.SavedEvidence;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code originprobe judge}: judges saved evidence again. */
@Command(
        name = "judge",
        description = "Judge saved evidence again, by another profile, time or trust, without a network.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class JudgeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "What check --save-evidence wrote.")
    String file = "";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Judge as this CloudFront client (default: the one that was imitated).")
    @Nullable
    String profile;

    @Mixin
    JudgingOptions judging = new JudgingOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        output.validate();
        List<Verdict> verdicts = verdicts();
        return output.report(
                spec.commandLine().getOut(), reporter -> new Reporting(reporter, output.exitPolicy()).of(verdicts));
    }

    private List<Verdict> verdicts() {
        TrustStore trust = judging.trust(spec.commandLine().getErr());
        List<String> lines = InputFile.text(file, "evidence").lines().toList();
        List<Verdict> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                all.add(verdict(lines.get(i), i + 1, trust));
            }
        }
        if (all.isEmpty()) {
            throw new UsageError(file + ": there is no evidence in it");
        }
        return all;
    }

    private Verdict verdict(String line, int number, TrustStore trust) {
        try {
            SavedEvidence saved = SavedEvidence.read(line, trust);
            Criteria then = saved.criteria();
            Profile client = profile == null ? then.profile() : SettingsOptions.profile(profile);
            Evidence evidence = saved.evidence();
            requireSelectable(client, evidence);
            boolean bundle = evidence.resolution() instanceof Resolution.Bundle;
            return Verdict.of(
                    evidence.about(client),
                    new Criteria(client, trust, judging.at().or(then::at), judging.expiryWarning()),
                    bundle ? Rules.ofCertificates() : Rules.all());
        } catch (IllegalArgumentException unusable) {
            throw new UsageError(file + ", line " + number + ": " + unusable.getMessage());
        }
    }

    private void requireSelectable(Profile client, Evidence saved) {
        String missing = saved.target().settings().sslProtocols().stream()
                .filter(version -> !client.selectable().contains(version))
                .map(ProtocolVersion::label)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UsageError(file + ": " + saved.target().typed() + " was asked with Origin SSL Protocols "
                    + missing + ", which profile " + client.name() + " does not have");
        }
    }
}
