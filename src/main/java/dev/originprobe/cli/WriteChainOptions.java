package dev.originprobe.cli;

import dev.originprobe.net.IssuerFetch;
import dev.originprobe.pki.Bundle;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.ChainJudge;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.Pem;
import dev.originprobe.pki.ServedCertificate;
import dev.originprobe.report.Escaped;
import dev.originprobe.rules.Rules;
import dev.originprobe.run.OutputFile;
import dev.originprobe.run.UsageError;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that write the chain as it should be served. They have no part in the decision. */
final class WriteChainOptions {
    /** Paths have two or three certificates; a chain of names that leads on and on is left. */
    private static final int MOST_FETCHES = 5;

    @Option(
            names = "--write-chain",
            paramLabel = "FILE",
            description = "Write the chain as it should be served (PEM), where one can be made.")
    @Nullable
    String file;

    @Option(
            names = "--fetch-missing",
            description = "For --write-chain, download missing issuers from where the certificates say (HTTP).")
    boolean fetchMissing;

    @Option(
            names = "--fetch-private",
            description = "With --fetch-missing, from loopback, link-local and private addresses too.")
    boolean fetchPrivate;

    /** Finds what is wrong with the options before anything is done. */
    void validate() {
        if (fetchMissing && file == null) {
            throw new UsageError("--fetch-missing is for --write-chain; add --write-chain FILE");
        }
        if (fetchPrivate && !fetchMissing) {
            throw new UsageError("--fetch-private is for --fetch-missing; add it, or leave this out");
        }
        if (file != null) {
            OutputFile.validate(file, "--write-chain");
        }
    }

    /** Whether a chain is to be written. */
    boolean wanted() {
        return file != null;
    }

    /**
     * Writes the chain, or says why none can be made; says what was fetched and written.
     *
     * @param served DER, as served; none where none was
     * @param judged for whom, by which roots and at which time
     */
    void write(List<byte[]> served, Case judged, PrintWriter diagnostics) throws IOException {
        List<byte[]> pool = new ArrayList<>(served);
        if (fetchMissing && !served.isEmpty()) {
            fetch(pool, judged, diagnostics);
        }
        Optional<List<byte[]>> chain = served.isEmpty() ? Optional.empty() : corrected(pool, judged);
        if (chain.isEmpty()) {
            diagnostics.println(
                    place() + ": not written: no right chain can be made of the certificates that are there");
            return;
        }
        OutputFile.write(String.valueOf(file), "--write-chain", Pem.text(chain.get()));
        diagnostics.println(place() + ": written: " + subjects(chain.get())
                + (same(chain.get(), served) ? "; as it is served already" : ""));
    }

    private String place() {
        return "originprobe: --write-chain " + Escaped.text(String.valueOf(file));
    }

    private static boolean same(List<byte[]> chain, List<byte[]> served) {
        return Arrays.deepEquals(chain.toArray(), served.toArray());
    }

    /** The chain in the right order, where no rule about certificates would still drop it. */
    private static Optional<List<byte[]>> corrected(List<byte[]> pool, Case judged) {
        return ChainJudge.inOrder(pool, judged.criteria().trust(), judged.at(), judged::isFor)
                .filter(chain -> Rules.findings(judgement(chain, judged)).stream()
                        .noneMatch(finding -> finding.outcome() == Outcome.DROP));
    }

    private static ChainJudgement judgement(List<byte[]> chain, Case judged) {
        return ChainJudge.judge(chain, judged.criteria().trust(), judged.at(), judged::isFor);
    }

    private void fetch(List<byte[]> pool, Case judged, PrintWriter diagnostics) {
        Set<String> asked = new HashSet<>();
        while (asked.size() < MOST_FETCHES) {
            Optional<String> address = missing(judgement(pool, judged)).filter(asked::add);
            if (address.isEmpty()) {
                return;
            }
            String shown = Escaped.text(address.get());
            try {
                List<byte[]> fetched = Bundle.read(IssuerFetch.fromNetwork().get(address.get(), fetchPrivate))
                        .certificates();
                pool.addAll(fetched);
                diagnostics.println("originprobe: fetched " + shown + ": " + subjects(fetched));
            } catch (IOException | IllegalArgumentException failure) {
                diagnostics.println("originprobe: could not fetch " + shown + ": "
                        + Escaped.text(String.valueOf(failure.getMessage())));
                return;
            }
        }
    }

    private static String subjects(List<byte[]> certificates) {
        return Escaped.text(certificates.stream()
                .map(ServedCertificate::of)
                .map(served -> served.facts().map(CertificateFacts::subject).orElse("unreadable"))
                .collect(Collectors.joining("; ")));
    }

    /** Where the issuer of the last certificate of the path is to be had, if the path ends at no root. */
    private static Optional<String> missing(ChainJudgement judgement) {
        if (judgement.anchor().isPresent() || judgement.path().isEmpty()) {
            return Optional.empty();
        }
        int last = judgement.path().get(judgement.path().size() - 1);
        return judgement.served().get(last).facts().stream()
                .map(CertificateFacts::issuerAddresses)
                .flatMap(List::stream)
                .filter(address -> address.startsWith("http://"))
                .findFirst();
    }
}
