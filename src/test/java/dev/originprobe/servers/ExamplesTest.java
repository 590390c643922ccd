package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of {@code scripts/examples} that can be run here, over origins that refuse every connection. */
final class ExamplesTest extends ExampleRuns {
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
}
