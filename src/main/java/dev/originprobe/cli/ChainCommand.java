package dev.originprobe.cli;

import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.pki.Bundle;
import dev.originprobe.pki.PrivateKeyInFile;
import dev.originprobe.report.Escaped;
import dev.originprobe.rules.Rules;
import dev.originprobe.run.InputFile;
import dev.originprobe.run.Reporting;
import dev.originprobe.run.Roots;
import dev.originprobe.run.Setting;
import dev.originprobe.run.Sink;
import dev.originprobe.run.TargetSpec;
import dev.originprobe.run.UsageError;
import dev.originprobe.run.WitnessInMemory;
import dev.originprobe.verdict.Criteria;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code originprobe chain}: judges a bundle before it is deployed. */
@Command(
        name = "chain",
        description = {"Judge a bundle of certificates before it is deployed.", "It needs no network."},
        header = {
            "Examples:",
            "  originprobe chain fullchain.pem --host origin.example.com",
            "  originprobe chain leaf.pem --host origin.example.com --write-chain full.pem",
            ""
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", ExitCodes.OF_VERDICTS})
final class ChainCommand implements Callable<Integer> {
    private static final int HTTPS = 443;

    @Parameters(paramLabel = "FILE", description = "Certificates as they are to be served: PEM, PKCS #7 or DER.")
    String file = "";

    @Option(names = "--host", paramLabel = "NAME", required = true, description = "The origin domain.")
    String host = "";

    @Option(
            names = "--forwarded-host",
            paramLabel = "NAME",
            description = "The Host header that CloudFront forwards: another name that may match.")
    @Nullable
    String forwardedHost;

    @Mixin
    JudgingOptions judging = new JudgingOptions();

    @Mixin
    WitnessOption witness = new WitnessOption();

    @Mixin
    WriteChainOptions writeChain = new WriteChainOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        output.validate();
        writeChain.validate();
        try (WitnessInMemory beside = witness.inMemory()) {
            Bundle bundle = bundle();
            bundle.privateKey().ifPresent(this::warn);
            Verdict verdict = judged(bundle, beside);
            int code = report(verdict);
            if (writeChain.wanted()) {
                writeChain.write(
                        bundle.certificates(),
                        verdict.judged(),
                        spec.commandLine().getErr());
            }
            return code;
        }
    }

    private int report(Verdict verdict) throws IOException {
        try (Sink report = output.open(spec.commandLine().getOut())) {
            Reporting reporting = output.reporting(report, spec.commandLine().getErr());
            reporting.take(verdict);
            int code = reporting.end();
            report.commit();
            return code;
        }
    }

    private Bundle bundle() {
        try {
            return Bundle.read(InputFile.bytes(file, "bundle"));
        } catch (IllegalArgumentException unusable) {
            throw new UsageError(file + ": " + unusable.getMessage());
        }
    }

    private void warn(PrivateKeyInFile key) {
        String whose = switch (key.match()) {
            case BELONGS -> "which belongs to the leaf";
            case DOES_NOT_BELONG -> "which does not belong to the leaf";
            case UNKNOWN -> "of which it cannot be told whether it belongs to the leaf";
        };
        spec.commandLine()
                .getErr()
                .println("originprobe: " + Escaped.text(file) + ": line " + key.line() + " begins a private key, "
                        + whose);
    }

    private Verdict judged(Bundle bundle, WitnessInMemory beside) {
        Profile profile = Profiles.newest();
        Target target = new Target(
                host,
                Setting.of("--host", host).hostName(),
                HTTPS,
                new OriginSettings(
                        profile.defaultSslProtocols(),
                        Optional.ofNullable(forwardedHost)
                                .map(name ->
                                        Setting.of("--forwarded-host", name).hostName()),
                        IpAddressType.IPV4,
                        1,
                        Duration.ofSeconds(1),
                        false),
                file);
        List<Octets> certificates =
                bundle.certificates().stream().map(Octets::of).toList();
        Criteria criteria = TargetSpec.criteria(
                judging.settings(), profile, new Roots(spec.commandLine().getErr()).of(judging.settings()));
        Evidence evidence = new Evidence(
                target,
                new Resolution.Bundle(certificates, bundle.publicKey()),
                List.of(),
                Instant.now(),
                Duration.ZERO);
        return Verdict.of(beside.asked(evidence, criteria), criteria, Rules.ofCertificates());
    }
}
