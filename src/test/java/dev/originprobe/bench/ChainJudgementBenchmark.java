package dev.originprobe.bench;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.pki.ChainJudge;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.TrustStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to judge a chain of three, and to open the bundled roots. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChainJudgementBenchmark {
    @Param({"RSA", "EC"})
    String keys = "RSA";

    private List<byte[]> served = List.of();
    private TrustStore trust = TrustStore.none();
    private String bundled = "";

    @Setup
    public void setUp() throws IOException {
        Made root = authority("Root").issue();
        Made upper = authority("Upper").by(root).issue();
        Made lower = authority("Lower").by(upper).issue();
        Made leaf = Template.leaf("origin.test").by(lower).issue();
        served = List.of(leaf.der(), lower.der(), upper.der());
        try (InputStream in =
                Objects.requireNonNull(TrustStore.class.getResourceAsStream("/dev/originprobe/mozilla-roots.tsv"))) {
            bundled = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        trust = TrustStore.ofBundled(bundled).with(List.of(root.der()));
    }

    private Template authority(String name) {
        Template authority = Template.authority(name);
        return keys.equals("RSA") ? authority.keys(Mint.rsa()) : authority;
    }

    @Benchmark
    public ChainJudgement judgeThree() {
        return ChainJudge.judge(served, trust, Template.NOW);
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(5)
    public TrustStore openTheRootsCold() {
        return TrustStore.ofBundled(bundled);
    }
}
