package dev.originprobe.cli;

import dev.originprobe.capture.CapturedHello;
import dev.originprobe.demo.Mint;
import dev.originprobe.format.capture.CaptureJson;
import dev.originprobe.format.capture.CaptureText;
import dev.originprobe.net.HelloListener;
import dev.originprobe.net.ServerIdentity;
import dev.originprobe.pki.ClientIdentity;
import dev.originprobe.report.Escaped;
import dev.originprobe.run.Cidr;
import dev.originprobe.run.InputFile;
import dev.originprobe.run.Interrupt;
import dev.originprobe.run.OutputFile;
import dev.originprobe.run.Resources;
import dev.originprobe.run.UsageError;
import dev.originprobe.run.Version;
import dev.originprobe.saved.ProfileFile;
import dev.originprobe.tls.ClientHelloReader.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code originprobe capture}: waits for a client and writes down its ClientHello. */
@Command(
        name = "capture",
        description = "Wait for CloudFront, and write down its ClientHello as a profile.",
        header = {"Examples:", "  originprobe capture --listen 0.0.0.0:8443 --output cloudfront.json", ""},
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 a ClientHello was captured, 2 unusable input, 3 none came in time, 70 a bug in originprobe,",
            "130 or 143 where it was interrupted; what came until then is printed."
        })
final class CaptureCommand implements Callable<Integer> {
    private static final int NONE_CAME = 3;

    /** Of the origin's own name where a certificate is made here: nobody has to trust it. */
    private static final String SELF_MADE = "capture.originprobe.invalid";

    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description = "Where to wait; [v6]:port for IPv6 (default: ${DEFAULT-VALUE}).",
            defaultValue = "0.0.0.0:8443")
    String listen = "0.0.0.0:8443";

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "PEM chain and key to answer with (default: one made here; CloudFront hangs up on it).")
    @Nullable
    String certificate;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "Wait for so many hellos (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    int count;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            description = "Wait at most so long (default: ${DEFAULT-VALUE}).",
            defaultValue = "600")
    String seconds = "600";

    @Option(
            names = "--from",
            paramLabel = "CIDR",
            description = "Look only at clients of this network, such as 192.0.2.0/24; repeatable.")
    List<String> from = new ArrayList<>();

    @Option(names = "--server-name", paramLabel = "NAME", description = "Look only at hellos with this SNI.")
    @Nullable
    String serverName;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "text or json (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    Format format = Format.TEXT;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the first hello as a profile, which --profile FILE imitates.")
    @Nullable
    String output;

    @Mixin
    SchemaOption schema = new SchemaOption();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (schema.wanted) {
            return SchemaOption.print(Resources.captureSchema(), out);
        }
        if (count < 1 || count > 1_000) {
            throw new UsageError("--count " + count + " is not 1 to 1000");
        }
        if (output != null) {
            OutputFile.validate(output, "--output");
        }
        Duration patience = duration();
        BlockingQueue<Optional<Heard>> queue = new LinkedBlockingQueue<>();
        try (Interrupt interrupt = Interrupt.watch(() -> queue.add(Optional.empty()))) {
            List<CapturedHello> hellos = captured(patience, queue);
            print(hellos, out);
            if (!hellos.isEmpty() && output != null) {
                write(output, hellos.get(0));
            }
            if (hellos.isEmpty()) {
                diagnose(
                        interrupt.code().isPresent()
                                ? "interrupted before a ClientHello came"
                                : "no ClientHello came within " + seconds + " s");
            }
            return interrupt.code().orElse(hellos.isEmpty() ? NONE_CAME : 0);
        }
    }

    private void print(List<CapturedHello> hellos, PrintWriter out) throws IOException {
        if (format == Format.JSON) {
            CaptureJson.write(out, hellos, Version.current());
        } else {
            hellos.forEach(hello -> out.print(CaptureText.of(hello)));
            out.print(CaptureText.of(hellos));
        }
        out.flush();
    }

    /** What came until there were enough, the time was over, or the queue ended. */
    private List<CapturedHello> captured(Duration patience, BlockingQueue<Optional<Heard>> queue)
            throws IOException, InterruptedException {
        List<Cidr> networks =
                from.stream().map(text -> Cidr.parse("--from", text)).toList();
        long end = System.nanoTime() + patience.toNanos();
        List<Heard> hellos = new ArrayList<>();
        try (HelloListener listener = listener(networks, queue)) {
            diagnose("waiting for a ClientHello at " + listen.substring(0, listen.lastIndexOf(':')) + ":"
                    + listener.port());
            while (hellos.size() < count) {
                Optional<Heard> next = Optional.ofNullable(queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS))
                        .flatMap(heard -> heard);
                if (next.isEmpty()) {
                    break;
                }
                hellos.add(next.get());
            }
            return hellos.stream().map(Heard::whole).toList();
        }
    }

    /** A hello whose handshake may still be going on. */
    private record Heard(InetAddress client, Instant at, Result.Whole hello, CompletableFuture<String> handshake) {
        CapturedHello whole() {
            return new CapturedHello(client, at, hello.hello(), hello.record(), handshake.join());
        }
    }

    private HelloListener listener(List<Cidr> networks, BlockingQueue<Optional<Heard>> queue) {
        InetSocketAddress at = Cidr.endpoint("--listen", listen);
        SSLContext answering = answering();
        try {
            return new HelloListener(
                    at,
                    Optional.of(answering),
                    address -> networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address)),
                    (client, heard, handshake) -> heard(queue, client, heard, handshake));
        } catch (IOException notThere) {
            throw new UsageError("--listen " + listen + ": " + notThere.getMessage());
        }
    }

    private void heard(
            BlockingQueue<Optional<Heard>> queue,
            InetAddress client,
            Result heard,
            CompletableFuture<String> handshake) {
        if (heard instanceof Result.Whole whole) {
            String wanted = serverName;
            if (wanted == null
                    || whole.hello()
                            .serverName()
                            .filter(name -> name.equalsIgnoreCase(wanted))
                            .isPresent()) {
                queue.add(Optional.of(new Heard(client, Instant.now(), whole, handshake)));
            }
        } else {
            diagnose(client.getHostAddress() + " sent no ClientHello: "
                    + (heard instanceof Result.Refused refused ? refused.why() : "it stopped before its end"));
        }
    }

    private SSLContext answering() {
        if (certificate == null) {
            Mint minted = Mint.of(Mint.ec("secp256r1"), "CN=" + SELF_MADE).forNames(SELF_MADE);
            var issued = minted.issue();
            return ServerIdentity.context(new ClientIdentity(
                    List.of(issued.certificate()), issued.keys().getPrivate()));
        }
        try {
            return ServerIdentity.context(ClientIdentity.read(InputFile.bytes(certificate, "--certificate")));
        } catch (IllegalArgumentException unusable) {
            throw new UsageError("--certificate " + certificate + ": " + unusable.getMessage());
        }
    }

    private Duration duration() {
        try {
            Duration patience = Duration.parse("PT" + seconds.toUpperCase(Locale.ROOT)
                    + (Character.isLetter(seconds.charAt(seconds.length() - 1)) ? "" : "S"));
            if (!patience.isNegative() && !patience.isZero()) {
                return patience;
            }
        } catch (DateTimeParseException | IndexOutOfBoundsException notADuration) {
            // Said below, as for what is not above 0.
        }
        throw new UsageError("--for '" + seconds + "' is not a duration such as 90, 90s or 10m");
    }

    private static void write(String file, CapturedHello hello) {
        LocalDate day = LocalDate.ofInstant(hello.at(), ZoneOffset.UTC);
        OutputFile.write(
                file,
                "--output",
                ProfileFile.written(
                        "captured-" + day,
                        day,
                        "captured from " + hello.from().getHostAddress() + ", " + day,
                        hello.record().bytes()));
    }

    private void diagnose(String words) {
        spec.commandLine().getErr().println("originprobe: " + Escaped.text(words));
        spec.commandLine().getErr().flush();
    }
}
