package dev.originprobe.differential;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.net.AskedWitness;
import dev.originprobe.pki.Pem;
import dev.originprobe.servers.Peers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What another verifier says of a chain, at the time at which we judge it: {@code OK}, or {@code FAIL} and why. */
enum Verifier {
    /** {@code openssl verify}. */
    OPENSSL("openssl", Optional.of(Generated.HOST)) {
        @Override
        String of(Generated chain, Path folder) {
            List<Made> served = chain.served();
            String number = chain.number();
            List<String> command = new ArrayList<>(List.of(
                    "openssl",
                    "verify",
                    "-no-CApath",
                    "-no-CAstore",
                    "-CAfile",
                    write(folder, number + "-roots.pem", chain.roots()),
                    "-purpose",
                    "sslserver",
                    "-verify_hostname",
                    Generated.HOST,
                    "-attime",
                    String.valueOf(Template.NOW.getEpochSecond())));
            if (served.size() > 1) {
                command.addAll(
                        List.of("-untrusted", write(folder, number + "-chain.pem", served.subList(1, served.size()))));
            }
            command.add(write(folder, number + "-leaf.pem", served.subList(0, 1)));
            return answer(
                    command,
                    said -> said.stream()
                            .filter(line -> line.startsWith("error ") && line.contains(" depth lookup: "))
                            .map(line -> line.substring(line.indexOf(": ") + 2))
                            .distinct()
                            .toList()
                            .toString());
        }
    },

    /** NSS's libpkix; it looks at no host name. */
    NSS("vfychain", Optional.empty()) {
        @Override
        String of(Generated chain, Path folder) {
            List<String> command =
                    new ArrayList<>(List.of("vfychain", "-pp", "-u", "1", "-b", MINUTE.format(Template.NOW)));
            String number = chain.number();
            for (int i = 0; i < chain.served().size(); i++) {
                String name = number + "-" + i + ".pem";
                command.addAll(List.of("-a", write(folder, name, chain.served().subList(i, i + 1))));
            }
            for (int i = 0; i < chain.roots().size(); i++) {
                String name = number + "-root-" + i + ".pem";
                command.addAll(List.of(
                        "-t", "-a", write(folder, name, chain.roots().subList(i, i + 1))));
            }
            return answer(
                    command,
                    said -> said.stream()
                            .filter(line -> line.contains("ERROR "))
                            .map(line -> line.strip().replaceFirst("ERROR -?[0-9]+: ", ""))
                            .distinct()
                            .toList()
                            .toString());
        }
    },

    /** AWS's own s2n-tls with AWS-LC, as CloudFront's client is published: shown the chain by a server. */
    S2N("s2n", Optional.of(Generated.HOST)) {
        @Override
        Optional<String> missing() {
            return AskedWitness.missing();
        }

        @Override
        String of(Generated chain, Path folder) {
            return AskedWitness.says(der(chain.served()), der(chain.roots()), Generated.HOST, Template.NOW);
        }
    };

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyMMddHHmm'Z'").withZone(ZoneOffset.UTC);

    private final String program;
    private final Optional<String> host;

    Verifier(String program, Optional<String> host) {
        this.program = program;
        this.host = host;
    }

    String program() {
        return program;
    }

    /** The host that it holds the leaf to; empty text for none. */
    String host() {
        return host.orElse("");
    }

    /** Why it cannot be asked here; empty where it can. */
    Optional<String> missing() {
        Peers.require(program);
        return Optional.empty();
    }

    /** {@code OK}, or {@code FAIL} and why; its files are in the folder. */
    abstract String of(Generated chain, Path folder);

    private static String answer(List<String> command, Function<List<String>, String> why) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.onExit().join().exitValue() == 0
                    ? "OK"
                    : "FAIL " + why.apply(said.lines().toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<byte[]> der(List<Made> certificates) {
        return certificates.stream().map(Made::der).toList();
    }

    private static String write(Path folder, String name, List<Made> certificates) {
        String pem = Pem.text(der(certificates));
        try {
            return Files.writeString(folder.resolve(name), pem).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
