package dev.originprobe.bench;

import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.format.NdjsonReport;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.pki.Pem;
import dev.originprobe.pki.TrustStore;
import dev.originprobe.report.OriginReport;
import dev.originprobe.rules.Rules;
import dev.originprobe.saved.SavedEvidence;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.FlightReader;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

/** What a decision costs besides its connections: the hello, the flight read, the judgement and its line of the report. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecisionBenchmark {
    private final Profile profile = Profiles.newest();
    private final byte[] random = ServerBytes.CLIENT_RANDOM;
    private final byte[] flight = ServerBytes.wholeFlight();

    /** What was seen of an origin: of TLS 1.2, and of TLS 1.3. */
    @State(Scope.Benchmark)
    public static class Seen {
        @Param({"nginx-with-its-chain", "nginx-with-tls-1.3"})
        String origin = "";

        private Optional<SavedEvidence> evidence = Optional.empty();
        private Optional<OriginReport> report = Optional.empty();

        @Setup
        public void setUp() throws IOException {
            Path folder = Path.of("testdata/cases", origin);
            TrustStore trust =
                    TrustStore.none().with(Pem.certificates(Files.readAllBytes(folder.resolve("roots.pem"))));
            String line = Files.readString(folder.resolve("evidence.ndjson")).strip();
            evidence = Optional.of(SavedEvidence.read(line, trust));
            report = Optional.of(OriginReport.of(judge()));
        }

        private Verdict judge() {
            SavedEvidence saved = evidence.orElseThrow();
            return Verdict.of(saved.evidence(), saved.criteria(), Rules.all());
        }
    }

    @Benchmark
    public byte[] hello() {
        return ClientHello.record(profile.offer(profile.defaultSslProtocols(), Optional.of("origin.test")), random);
    }

    @Benchmark
    public Optional<ServerFlight> readFlight() {
        return FlightReader.besideAnEngine(random).after(flight).snapshot();
    }

    /** Nothing is remembered: the certificates are read, and all signatures checked, each time. */
    @Benchmark
    public Verdict judge(Seen seen) {
        return seen.judge();
    }

    @Benchmark
    public String lineOfReport(Seen seen) throws IOException {
        StringWriter line = new StringWriter();
        new NdjsonReport(line).origin(seen.report.orElseThrow());
        return line.toString();
    }
}
