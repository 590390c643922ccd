package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.demo.DemoOrigin;
import dev.originprobe.demo.DemoOrigins;
import dev.originprobe.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The files of {@code scripts/examples} that let a good origin pass and stop a bad one. */
final class ExampleGatesTest extends ExampleRuns {
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
}
