package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import dev.originprobe.report.PublishedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The whole of {@code distribution}, with origins that are sites of an nginx on loopback. */
final class DistributionsTest extends DistributedSite {
    @Test
    void every_origin_is_probed_as_the_behaviors_reach_it_and_each_once() throws IOException {
        Ran ran = run("--format", "json");
        JsonNode report = new ObjectMapper().readTree(ran.out());

        assertEquals("", ran.err());
        assertEquals(Set.of(), PublishedSchema.faults("", ran.out()));
        assertEquals(
                List.of(
                        "api.test www.test CONNECT: E1SITE origin api, behavior /api/*",
                        "origin.test origin.test CONNECT: E1SITE origin web, behaviors *.js, default (*)",
                        "spare.test spare.test DROP: E1SITE origin spare, behavior default (*)"),
                each(report.path("origins"))
                        .map(origin -> origin.path("host").asText() + " "
                                + origin.path("serverName").asText() + " "
                                + origin.path("outcome").asText() + ": "
                                + origin.path("source").asText())
                        .toList());
        assertEquals(1, ran.code());
    }

    @Test
    void the_table_says_of_each_behavior_where_it_leads_and_how_that_ends() {
        String text = run().out();

        assertEquals(
                """
                  behavior     viewer             origin  protocol     host         outcome
                  /api/*       https-only         api     https:PORTS  www.test     CONNECT
                                                  api     https:PORTS  ?            UNKNOWN
                  *.js         redirect-to-https  web     https:PORTS  origin.test  CONNECT
                  /plain/*     https-only         plain   http:80      plain.test   -
                  /inner/*     https-only         inner   https:443    inner.test   UNKNOWN
                  /own/*       https-only         web     https:PORTS  ?            UNKNOWN
                  default (*)  redirect-to-https  web     https:PORTS  origin.test  CONNECT
                                                  spare   https:PORTS  spare.test   DROP
                  origin api: the viewer's Host is forwarded, and viewers ask by any name under
                  *.shop.test; give one with --viewer-host
                  origin inner: a VPC origin is reached by CloudFront alone
                  origin web: cache policy POLICY is not known; give it with --policy
                """,
                text.lines()
                        .dropWhile(line -> !line.startsWith("  behavior"))
                        .takeWhile(line -> !line.isEmpty())
                        .map(line -> line.replaceAll("https:[0-9]{5}", "https:PORTS"))
                        .reduce("", (all, line) -> all + line + "\n"));
        assertTrue(text.startsWith("DROP     distribution E1SITE\n"), text);
        assertTrue(text.indexOf("undecided policy-unknown") < text.indexOf("spare.test:"), text);
    }

    @Test
    void a_policy_of_a_file_and_a_viewers_host_decide_what_the_config_leaves_open() {
        Path evidence = folder.resolve("evidence.ndjson");
        Ran ran = run(
                "--policy",
                policy.toString(),
                "--viewer-host",
                "a.shop.test",
                "--format",
                "ndjson",
                "--save-evidence",
                evidence.toString());

        assertFalse(ran.out().contains("policy-unknown"), ran.out());
        assertTrue(ran.out().contains("\"serverName\":\"a.shop.test\""), ran.out());
        List<String> lines = ran.out().lines().toList();
        assertEquals(5, lines.size());
        assertEquals(Set.of(), PublishedSchema.faults("#/$defs/origin", lines.get(4)));
        assertEquals(
                List.of("CONNECT", "DROP", "CONNECT", "DROP"),
                Ran.of("judge", evidence.toString(), "--quiet", "--trust-anchor", trusted.toString())
                        .out()
                        .lines()
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList());
    }

    @Test
    void a_url_is_routed_and_its_origins_alone_are_probed() throws IOException {
        Ran ran =
                run("--url", "http://www.test/api/x?y=z.js", "--url", "https://a.shop.test/cat.js", "--format", "json");
        JsonNode report = new ObjectMapper().readTree(ran.out());

        assertEquals(Set.of(), PublishedSchema.faults("", ran.out()));
        assertEquals(
                List.of("/api/* forbidden-403 403 []", "*.js pass null [/api/*]"),
                each(report.path("distributions").path(0).path("requests"))
                        .map(request -> request.path("behavior").asText() + " "
                                + request.path("answer").asText() + " "
                                + request.path("status") + " "
                                + each(request.path("passedOver"))
                                        .map(JsonNode::asText)
                                        .toList())
                        .toList());
        assertEquals(
                List.of("origin.test"),
                each(report.path("origins"))
                        .map(origin -> origin.path("host").asText())
                        .toList());
    }

    @Test
    void for_people_a_request_is_told_from_the_behavior_to_the_certificate() {
        String text = run("--url", "http://www.test/", "--method", "post").out();

        assertTrue(text.replaceAll("[0-9]{5}", "PORT").contains("""
                        POST http://www.test/
                          behavior default (*)
                          not      /api/*, *.js, /plain/*, /inner/*, /own/*, which come before and do
                                   not match
                          viewer   gets 307 to HTTPS; what follows is where it goes then. Below HTTP/1.1
                                   a method other than GET and HEAD gets 403
                          origin   web: https://origin.test:PORT, Host origin.test, SNI origin.test, a
                                   certificate for origin.test: CONNECT
                          origin   spare: https://spare.test:PORT, Host spare.test, SNI spare.test, a
                                   certificate for spare.test: DROP
                        """), text);
    }

    @Test
    void without_probing_the_config_alone_decides() throws IOException {
        Ran ran = run("--no-probe", "--policy", policy.toString(), "--format", "json");
        JsonNode report = new ObjectMapper().readTree(ran.out());

        assertEquals(0, ran.code(), ran.out());
        assertEquals(0, report.path("origins").size());
        assertEquals("CONNECT", report.path("outcome").asText());
        assertEquals(Set.of(), PublishedSchema.faults("", ran.out()));
    }

    @Test
    void a_request_of_which_it_is_not_known_where_it_goes_is_undecided() {
        Ran ran = run("--url", "https://www.test/%61pi/x", "--policy", policy.toString());

        assertEquals(3, ran.code(), ran.out());
        assertTrue(ran.out().contains("AWS does not say which of"), ran.out());
    }

    @Test
    void every_format_has_the_distribution() {
        for (String format : List.of("csv", "junit", "sarif", "nagios", "prometheus", "html")) {
            Ran ran = run("--no-probe", "--format", format);

            assertEquals(3, ran.code(), format + ran.err());
            assertTrue(ran.out().contains(format.equals("nagios") ? "UNKNOWN" : "policy-unknown"), format + ran.out());
        }
    }

    @Test
    void every_behavior_has_a_url_that_leads_there() throws IOException {
        List<String> urls = new ArrayList<>(List.of("--no-probe", "--format", "json"));
        for (String path : List.of("api/x", "a/b.js", "plain/x", "inner/x", "own/x", "index.html")) {
            urls.addAll(List.of("--url", "https://www.test/" + path));
        }

        assertEquals(
                List.of("/api/*", "*.js", "/plain/*", "/inner/*", "/own/*", "default (*)"),
                each(new ObjectMapper()
                                .readTree(run(urls.toArray(String[]::new)).out())
                                .path("distributions")
                                .path(0)
                                .path("requests"))
                        .map(request -> request.path("behavior").asText())
                        .toList());
    }

    @Test
    void a_group_whose_members_are_all_dropped_is_told_of() throws IOException {
        Path both = Files.writeString(
                folder.resolve("both.json"), Files.readString(site).replace("\"origin.test\"", "\"spare.test\""));
        List<String> arguments =
                new ArrayList<>(List.of("distribution", both.toString(), "--url", "https://www.test/"));
        arguments.addAll(List.of("--trust-anchor", trusted.toString()));
        arguments.addAll(PINS);
        String text = Ran.of(arguments.toArray(String[]::new)).out();

        assertTrue(text.replaceAll("\\s+", " ").contains("every member of its group is dropped"), text);
        assertFalse(
                run("--url", "https://www.test/").out().replaceAll("\\s+", " ").contains("every member"));
    }

    @Test
    void several_files_are_one_run_and_quiet_is_a_line_for_each() throws IOException {
        Path other = Files.writeString(
                folder.resolve("other.json"), Files.readString(site).replace("E1SITE", "E2OTHER"));
        Ran ran = run(other.toString(), "--quiet", "--no-probe");

        assertEquals(
                List.of("UNKNOWN distribution E1SITE", "UNKNOWN distribution E2OTHER"),
                ran.out()
                        .lines()
                        .map(line -> line.substring(0, line.indexOf("  ")))
                        .toList());
    }
}
