package dev.originprobe.differential;

import dev.originprobe.differential.Differential.Compared;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what differs for no known reason, and how many agree; exits 1 where anything does. */
@Command(name = "scripts/differential")
final class RunDifferential implements Callable<Integer> {
    @Option(names = "--seed", defaultValue = "1")
    private long seed;

    @Option(names = "--count", defaultValue = "2000")
    private int count;

    @Option(names = "--with", description = "One or several of the verifiers: OPENSSL, NSS, S2N; all by default")
    private List<Verifier> verifiers = List.of(Verifier.values());

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RunDifferential()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        boolean differs = false;
        for (Verifier verifier : verifiers) {
            List<Compared> all = Differential.run(verifier, seed, count, Files.createTempDirectory("differential"));
            List<Compared> unexplained = new Explanations(verifier).unexplained(all);
            unexplained.forEach(System.out::println);
            System.out.println(verifier.program() + ", seed " + seed + ": " + Differential.summary(all) + ", "
                    + unexplained.size() + " of them unexplained");
            differs |= !unexplained.isEmpty();
        }
        return differs ? 1 : 0;
    }
}
