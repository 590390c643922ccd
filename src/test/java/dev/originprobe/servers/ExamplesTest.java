package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.originprobe.demo.DemoOrigin;
import dev.originprobe.demo.DemoOrigins;
import dev.originprobe.net.LegacyProtocols;
import dev.originprobe.pki.Pem;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files of {@code scripts/examples} that can be run here, over origins that refuse every connection. */
final class ExamplesTest {
    private static final Path EXAMPLES = Path.of("scripts", "examples").toAbsolutePath();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int TARGETS = 6;

    @TempDir
    Path folder = Path.of("");

    /** A command {@code originprobe} of the classes here. */
    @BeforeEach
    void install() throws IOException {
        LegacyProtocols.allow();
        Path command = Files.createDirectory(folder.resolve("bin")).resolve("originprobe");
        Files.writeString(
                command,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
                        + (Runtime.version().feature() >= 24 ? " --sun-misc-unsafe-memory-access=allow" : "")
                        + " -cp '" + String.join(":", Child.classPath()) + "' dev.originprobe.cli.Main \"$@\"\n");
        assertTrue(command.toFile().setExecutable(true));
        StringBuilder targets = new StringBuilder();
        for (int i = 0; i < TARGETS; i++) {
            targets.append("{\"target\":\"o" + i + ".test:1\",\"resolve\":\"127.0.0.1\"}\n");
        }
        Files.writeString(folder.resolve("origins.txt"), targets);
        Files.createDirectory(folder.resolve("results"));
    }

    @Test
    void a_slurm_array_has_every_target_in_its_reports() throws Exception {
        for (int task = 5; task <= 6; task++) {
            Ended part = run(
                    Map.of(
                            "SLURM_ARRAY_TASK_ID", String.valueOf(task),
                            "SLURM_ARRAY_TASK_MIN", "5",
                            "SLURM_ARRAY_TASK_COUNT", "2"),
                    EXAMPLES.resolve("slurm-array.sbatch").toString());
            assertEquals(new Ended(0, ""), part);
        }
        assertMergedWhole(2);
    }

    @Test
    void a_kubernetes_job_has_every_target_in_its_reports() throws Exception {
        JsonNode spec = YAML.readTree(
                        EXAMPLES.resolve("kubernetes-indexed-job.yaml").toFile())
                .path("spec");
        JsonNode container =
                spec.path("template").path("spec").path("containers").path(0);

        assertEquals(
                spec.path("completions").asText(),
                container.path("env").path(2).path("value").asText());
        assertParts("JOB_COMPLETION_INDEX", container.path("command"));
    }

    @Test
    void a_batch_array_has_every_target_in_its_reports() throws Exception {
        JsonNode definition = new ObjectMapper()
                .readTree(EXAMPLES.resolve("aws-batch-array.json").toFile());

        assertParts(
                "AWS_BATCH_JOB_ARRAY_INDEX",
                definition.path("containerProperties").path("command"));
    }

    @Test
    void cron_mails_nothing_where_nothing_became_worse() throws Exception {
        assertEquals(
                new Ended(3, ""),
                run(
                        Map.of(),
                        "sh",
                        "-c",
                        "originprobe check --targets origins.txt --format ndjson --output good.ndjson"));
        String line = Files.readAllLines(EXAMPLES.resolve("crontab")).stream()
                .filter(text -> text.startsWith("17 "))
                .findFirst()
                .orElseThrow();

        assertEquals(new Ended(0, ""), run(Map.of(), "sh", "-c", line.split(" ", 6)[5]));
    }

    @Test
    void the_action_prints_the_origins_and_gives_their_code() throws Exception {
        JsonNode step = YAML.readTree(EXAMPLES.resolve("action.yml").toFile())
                .path("runs")
                .path("steps")
                .path(0);

        Ended ended = run(
                Map.of("TARGETS", "127.0.0.1:1\n 127.0.0.1:2", "ORIGINPROBE_OPTS", "--connection-attempts 1"),
                "bash",
                "-e",
                "-o",
                "pipefail",
                "-c",
                step.path("run").asText());

        assertEquals(2, ended.out().lines().count(), ended.out());
        assertEquals(
                new ObjectMapper()
                        .readTree(folder.resolve("originprobe.sarif").toFile())
                        .path("version")
                        .asText(),
                "2.1.0");
        assertTrue(ended.code() == 1 || ended.code() == 3, ended.toString());
    }

    @Test
    void the_metrics_for_node_exporter_are_metrics() throws Exception {
        assertEquals(
                new Ended(0, ""),
                run(Map.of(), EXAMPLES.resolve("node-exporter.sh").toString(), "origins.txt", folder.toString()));
        assumeTrue(isThere("promtool"), "no promtool");

        assertEquals(new Ended(0, ""), run(Map.of(), "sh", "-c", "promtool check metrics <originprobe.prom"));
    }

    @Test
    void systemd_takes_the_units() throws Exception {
        assumeTrue(isThere("systemd-analyze"), "no systemd-analyze");
        for (String name : List.of("originprobe.service", "originprobe.timer")) {
            // Where it is installed the package says.
            Files.writeString(
                    folder.resolve(name),
                    Files.readString(EXAMPLES.resolve(name))
                            .replace(
                                    "/usr/bin/originprobe",
                                    folder.resolve("bin").resolve("originprobe").toString()));
        }

        String said = run(Map.of(), "sh", "-c", "systemd-analyze verify --man=no ./originprobe.timer 2>&1")
                .out();

        assertEquals(
                "",
                said.lines()
                        .filter(line -> line.contains("originprobe"))
                        .findFirst()
                        .orElse(""));
    }

    @Test
    void terraform_warns_of_an_origin_that_is_not_reached() throws Exception {
        assumeTrue(isThere("terraform"), "no terraform");
        Files.copy(EXAMPLES.resolve("terraform-check.tf"), folder.resolve("check.tf"));
        run(Map.of(), "sh", "-c", "originprobe check --targets origins.txt --format json --output origin.json");

        Ended plan = run(
                Map.of("CHECKPOINT_DISABLE", "1"),
                "sh",
                "-c",
                "terraform init -no-color >init 2>&1 && terraform plan -no-color 2>&1");

        assertTrue(plan.out().contains("o0.test:1: UNKNOWN connection-refused"), plan.out());
    }

    @Test
    void gitlab_runs_a_gate_and_takes_its_report() throws Exception {
        JsonNode job = YAML.readTree(EXAMPLES.resolve("gitlab-ci.yml").toFile()).path("origin");
        List<String> lines = new ArrayList<>();
        job.path("script").forEach(line -> lines.add(line.asText()));

        assertGate(
                String.join("\n", lines),
                job.path("artifacts").path("reports").path("junit").asText());
        assertEquals("always", job.path("artifacts").path("when").asText());
    }

    @Test
    void jenkins_runs_a_gate_and_takes_its_report() throws Exception {
        String pipeline = Files.readString(EXAMPLES.resolve("Jenkinsfile"));

        assertGate(only("\\bsh '([^']*)'", pipeline), only("\\bjunit '([^']*)'", pipeline));
        assertTrue(pipeline.indexOf("always {") < pipeline.indexOf("junit '"), pipeline);
    }

    /** That it lets a good origin pass and stops a bad one, and writes a report of each. */
    private void assertGate(String script, String report) throws Exception {
        try (DemoOrigins demo = DemoOrigins.start()) {
            for (Map.Entry<String, Integer> gate :
                    Map.of("good-rsa", 0, "expired", 1).entrySet()) {
                DemoOrigin origin = origin(demo, gate.getKey());
                Files.writeString(folder.resolve("origins.txt"), origin.host() + ":" + origin.port() + "\n");

                assertEquals(new Ended(gate.getValue(), ""), run(reaching(demo, origin), "sh", "-e", "-c", script));

                NodeList cases = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(folder.resolve(report).toFile())
                        .getElementsByTagName("testcase");
                assertEquals(1, cases.getLength());
                assertEquals(
                        gate.getValue(),
                        ((Element) cases.item(0))
                                .getElementsByTagName("failure")
                                .getLength());
            }
        }
    }

    @Test
    void icinga_is_given_a_state_and_a_line() throws Exception {
        String command = Files.readString(EXAMPLES.resolve("icinga.conf"));
        List<String> words = new ArrayList<>(List.of(
                only("command = \\[ (.*) \\]", command).replace("\"", "").split(", ", -1)));
        assertEquals("/usr/bin/originprobe", words.get(0));
        words.set(0, folder.resolve("bin").resolve("originprobe").toString());
        words.addAll(List.of("--expiry-warning", only("originprobe_expiry_warning = (\\d+)", command)));
        try (DemoOrigins demo = DemoOrigins.start()) {
            for (Map.Entry<String, Ended> state : Map.of(
                            "good-rsa",
                            new Ended(0, "ORIGINPROBE OK - "),
                            "expired",
                            new Ended(2, "ORIGINPROBE CRITICAL - "))
                    .entrySet()) {
                DemoOrigin origin = origin(demo, state.getKey());
                List<String> all = new ArrayList<>(words);
                all.add(origin.host() + ":" + origin.port());

                Ended ended = run(reaching(demo, origin), all.toArray(String[]::new));

                assertEquals(state.getValue().code(), ended.code());
                assertTrue(ended.out().startsWith(state.getValue().out()), ended.out());
                assertEquals(1, ended.out().lines().count());
            }
        }
    }

    @Test
    void the_workflow_gives_the_action_what_it_takes_and_uploads_what_it_writes() throws IOException {
        JsonNode action = YAML.readTree(EXAMPLES.resolve("action.yml").toFile());
        JsonNode steps = YAML.readTree(EXAMPLES.resolve("github-actions.yml").toFile())
                .path("jobs")
                .path("origin")
                .path("steps");

        steps.path(1)
                .path("with")
                .fieldNames()
                .forEachRemaining(input -> assertTrue(action.path("inputs").has(input), input));
        assertTrue(action.path("runs")
                .path("steps")
                .path(0)
                .path("run")
                .asText()
                .contains("--output "
                        + steps.path(2).path("with").path("sarif_file").asText()));
    }

    private static DemoOrigin origin(DemoOrigins demo, String name) {
        return demo.origins().stream()
                .filter(origin -> origin.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What has every {@code check} reach an origin of the demo. */
    private Map<String, String> reaching(DemoOrigins demo, DemoOrigin origin) throws IOException {
        Path anchor = Files.writeString(folder.resolve("ca.pem"), Pem.text(List.of(demo.trustAnchorDer())));
        return Map.of(
                "ORIGINPROBE_OPTS",
                "--witness off --trust-anchor " + anchor + " --resolve " + origin.host() + ":" + origin.port()
                        + ":127.0.0.1");
    }

    /** The group of a pattern that is found once. */
    private static String only(String pattern, String text) {
        List<String> found = Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertEquals(1, found.size(), pattern);
        return found.get(0);
    }

    private void assertParts(String variable, JsonNode command) throws Exception {
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add(word.asText()));
        for (int part = 0; part < 2; part++) {
            assertEquals(
                    new Ended(0, ""),
                    run(Map.of(variable, String.valueOf(part), "PARTS", "2"), words.toArray(String[]::new)));
        }
        assertMergedWhole(2);
    }

    private void assertMergedWhole(int parts) throws Exception {
        assertEquals(parts, Stream.of(folder.resolve("results").toFile().list()).count());
        Ended merged = run(Map.of(), "sh", "-c", "originprobe merge results/*.ndjson --quiet");
        assertEquals(3, merged.code());
        assertEquals(
                IntStream.range(0, TARGETS)
                        .mapToObj(i -> "UNKNOWN o" + i + ".test:1  connection-refused")
                        .toList(),
                merged.out().lines().sorted().toList());
    }

    private record Ended(int code, String out) {}

    private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TARGETS", folder.resolve("origins.txt").toString());
        builder.environment().put("RESULTS", folder.resolve("results").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out);
    }

    private static boolean isThere(String command) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }
}
