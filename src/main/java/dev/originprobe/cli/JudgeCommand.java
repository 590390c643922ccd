package dev.originprobe.cli;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.Profile;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.rules.Rules;
import dev.originprobe.run.Diagnostics;
import dev.originprobe.run.InputFile;
import dev.originprobe.run.Interrupt;
import dev.originprobe.run.Reporting;
import dev.originprobe.run.Roots;
import dev.originprobe.run.Setting;
import dev.originprobe.run.Sink;
import dev.originprobe.run.TargetSpec;
import dev.originprobe.run.UsageError;
import dev.originprobe.run.WitnessInMemory;
import dev.originprobe.saved.SavedEvidence;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.OptionalInt;
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
        description = "Judge saved evidence again, by another profile, time or trust.",
        header = {"Examples:", "  originprobe judge seen.ndjson --at 2027-01-01T00:00:00Z", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", ExitCodes.OF_VERDICTS})
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
    WitnessOption witness = new WitnessOption();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        output.validate();
        TrustStore trust = new Roots(spec.commandLine().getErr()).of(judging.settings());
        try (BufferedReader lines = InputFile.reader(file, "evidence");
                WitnessInMemory beside = witness.inMemory();
                Sink report = output.open(spec.commandLine().getOut());
                Interrupt interrupt = Interrupt.watch(() -> {})) {
            Reporting reporting = output.reporting(report, spec.commandLine().getErr());
            UnusableLines unusable =
                    new UnusableLines(file, new Diagnostics(spec.commandLine().getErr()));
            int number = 0;
            int judged = 0;
            for (String line = lines.readLine();
                    line != null && !report.isGone() && interrupt.code().isEmpty();
                    line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    judged++;
                    try {
                        Verdict verdict = verdict(line, trust, beside);
                        unusable.usable();
                        reporting.take(verdict);
                    } catch (IllegalArgumentException | UsageError reason) {
                        unusable.take(number, String.valueOf(reason.getMessage()));
                        reporting.unusable();
                    }
                }
            }
            unusable.end();
            if (judged == 0) {
                throw new UsageError(file + ": there is no evidence in it");
            }
            int code = reporting.end(report.isGone() ? OptionalInt.of(reporting.incomplete()) : interrupt.code());
            report.commit();
            return code;
        }
    }

    private Verdict verdict(String line, TrustStore trust, WitnessInMemory beside) {
        SavedEvidence saved = SavedEvidence.read(line, trust);
        Profile client = profile == null
                ? saved.criteria().profile()
                : Setting.of("--profile", profile).profile();
        Evidence evidence = saved.evidence();
        requireSelectable(client, evidence);
        boolean bundle = evidence.resolution() instanceof Resolution.Bundle;
        Criteria now = TargetSpec.criteria(judging.settings(), client, trust);
        Criteria criteria = new Criteria(client, trust, now.at().or(saved.criteria()::at), now.expiryWarning());
        return Verdict.of(
                beside.asked(evidence.about(client), criteria),
                criteria,
                bundle ? Rules.ofCertificates() : Rules.all());
    }

    private static void requireSelectable(Profile client, Evidence saved) {
        String missing = saved.target().settings().sslProtocols().stream()
                .filter(version -> !client.selectable().contains(version))
                .map(ProtocolVersion::label)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new UsageError(saved.target().typed() + " was asked with Origin SSL Protocols " + missing
                    + ", which profile " + client.name() + " does not have");
        }
    }
}
