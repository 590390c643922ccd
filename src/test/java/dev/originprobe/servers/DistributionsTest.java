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
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole of {@code distribution}, with origins that are sites of an nginx on loopback. */
final class DistributionsTest {
    /** A distribution whose behaviors reach a site by its own name, by the viewer's, over HTTP, and as a group. */
    private static final String SITE = """
            {"ETag": "E2", "Distribution": {"Id": "E1SITE", "DomainName": "d1.cloudfront.net", "DistributionConfig": {
              "Aliases": {"Quantity": 2, "Items": ["www.test", "*.shop.test"]},
              "Origins": {"Quantity": 5, "Items": [
                {"Id": "api", "DomainName": "api.test", "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": API,
                  "OriginProtocolPolicy": "https-only", "OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]}}},
                {"Id": "web", "DomainName": "origin.test", "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": WEB,
                  "OriginProtocolPolicy": "match-viewer", "OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]}}},
                {"Id": "spare", "DomainName": "spare.test", "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": WEB,
                  "OriginProtocolPolicy": "https-only", "OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]}}},
                {"Id": "plain", "DomainName": "plain.test", "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443,
                  "OriginProtocolPolicy": "http-only", "OriginSslProtocols": {"Quantity": 1, "Items": ["TLSv1.2"]}}},
                {"Id": "inner", "DomainName": "inner.test", "VpcOriginConfig": {"VpcOriginId": "vo_1"}}]},
              "OriginGroups": {"Quantity": 1, "Items": [{"Id": "both",
                "FailoverCriteria": {"StatusCodes": {"Quantity": 2, "Items": [502, 503]}},
                "Members": {"Quantity": 2, "Items": [{"OriginId": "web"}, {"OriginId": "spare"}]}}]},
              "CacheBehaviors": {"Quantity": 5, "Items": [
                {"PathPattern": "/api/*", "TargetOriginId": "api", "ViewerProtocolPolicy": "https-only",
                  "CachePolicyId": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
                  "OriginRequestPolicyId": "216adef6-5c7f-47e4-b989-5492eafa07d3"},
                {"PathPattern": "*.js", "TargetOriginId": "web", "ViewerProtocolPolicy": "redirect-to-https",
                  "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"},
                {"PathPattern": "/plain/*", "TargetOriginId": "plain", "ViewerProtocolPolicy": "https-only",
                  "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"},
                {"PathPattern": "/inner/*", "TargetOriginId": "inner", "ViewerProtocolPolicy": "https-only",
                  "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"},
                {"PathPattern": "/own/*", "TargetOriginId": "web", "ViewerProtocolPolicy": "https-only",
                  "CachePolicyId": "POLICY"}]},
              "DefaultCacheBehavior": {"TargetOriginId": "both", "ViewerProtocolPolicy": "redirect-to-https",
                "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6"}}}}
            """;

    private static final String POLICY = """
            {"CachePolicy": {"Id": "POLICY", "CachePolicyConfig": {"Name": "mine",
              "ParametersInCacheKeyAndForwardedToOrigin": {"HeadersConfig": {"HeaderBehavior": "none"}}}}}
            """;

    @TempDir
    static Path folder;

    private static Nginx nginx;
    private static Path trusted;
    private static Path site;
    private static Path policy;
    private static final List<String> PINS = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        nginx = new Nginx(folder, 2);
        int api = nginx.site(List.of(identities.named("www.test")));
        int web = nginx.site(List.of(identities.rsa()));
        nginx.start();
        site = Files.writeString(
                folder.resolve("site.json"),
                SITE.replace("API", String.valueOf(api)).replace("WEB", String.valueOf(web)));
        policy = Files.writeString(folder.resolve("policy.json"), POLICY);
        for (String pin : List.of("api.test:" + api, "origin.test:" + web, "spare.test:" + web)) {
            PINS.addAll(List.of("--resolve", pin + ":127.0.0.1"));
        }
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

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
    void against_an_earlier_config_what_got_worse_or_better_is_reported_and_nothing_else() throws IOException {
        String now = Files.readString(site);
        // Before, the spare origin was not there, and the plain one was redirected to by nobody.
        Path old = Files.writeString(
                folder.resolve("old.json"),
                now.replace("\"spare.test\"", "\"origin.test\"").replace("\"match-viewer\"", "\"http-only\""));
        Ran ran = run("--against", old.toString(), "--format", "json");
        JsonNode report = new ObjectMapper().readTree(ran.out());
        JsonNode comparison = report.path("distributions").path(0).path("comparison");

        assertEquals(Set.of(), PublishedSchema.faults("", ran.out()));
        assertEquals(1, ran.code());
        assertEquals(
                List.of("/own/* null UNKNOWN", "* CONNECT DROP"),
                each(comparison.path("routes"))
                        .map(route -> route.path("pathPattern").asText() + " "
                                + route.path("before").asText() + " "
                                + route.path("after").asText())
                        .toList());
        assertTrue(
                each(comparison.path("better"))
                        .anyMatch(finding -> finding.path("rule").asText().equals("http-only")),
                ran.out());
        assertEquals(
                List.of("spare.test"),
                each(report.path("origins"))
                        .map(origin -> origin.path("host").asText())
                        .toList());
    }

    @Test
    void what_was_wrong_before_does_not_stop_a_deployment() throws IOException {
        Path old = Files.writeString(
                folder.resolve("same.json"), Files.readString(site).replace("\n", "\n "));
        Ran ran = run("--against", old.toString());

        assertEquals(0, ran.code(), ran.out());
        assertTrue(ran.out().startsWith("CONNECT  distribution E1SITE\n"), ran.out());
        assertTrue(ran.out().contains("nothing gets worse or better"), ran.out());
        assertFalse(ran.out().contains("spare.test"), ran.out());
    }

    @Test
    void what_gets_better_is_told_for_people_too() throws IOException {
        Path old = Files.writeString(
                folder.resolve("worse.json"), Files.readString(site).replace("\"match-viewer\"", "\"http-only\""));
        String text = run("--against", old.toString(), "--no-probe").out();

        assertTrue(text.contains("\nno more http-only\n  "), text);
        assertFalse(text.contains("vpc-origin"), text);
    }

    @Test
    void a_plan_of_terraform_is_held_against_the_state_that_it_was_made_from() {
        Ran ran = Ran.of(
                "distribution", "testdata/distributions/gate.plan.json", "--against", "prior", "--no-probe", "--quiet");
        Ran undone = Ran.of(
                "distribution",
                "testdata/distributions/undone.plan.json",
                "--against",
                "prior",
                "--no-probe",
                "--quiet");

        assertEquals("CONNECT distribution E1\n", ran.out(), ran.err());
        assertEquals(0, ran.code());
        assertEquals("DROP    distribution E1  port-not-allowed\n", undone.out(), undone.err());
        assertEquals(1, undone.code());
    }

    @Test
    void cloudfront_itself_is_asked_once_for_each_behavior_and_its_answer_set_beside_the_prediction()
            throws IOException {
        try (StandIn cloudfront = new StandIn(Map.of(
                "/api", "502 Error from cloudfront", "/originprobe.js", "404 Miss from cloudfront", "/", "200 Hit"))) {
            Ran ran = run(
                    "--confirm",
                    "--confirm-port",
                    String.valueOf(cloudfront.port()),
                    "--resolve",
                    "d1.cloudfront.net:" + cloudfront.port() + ":127.0.0.1",
                    "--resolve",
                    "www.test:" + cloudfront.port() + ":127.0.0.1",
                    "--format",
                    "json");
            JsonNode report = new ObjectMapper().readTree(ran.out());

            assertEquals(Set.of(), PublishedSchema.faults("", ran.out()));
            assertEquals(
                    List.of(
                            "/api/* CONNECT 502 disagreed",
                            "*.js CONNECT 404 agreed",
                            "/plain/* null null cannot-tell",
                            "/inner/* UNKNOWN 200 cannot-tell",
                            "/own/* null null cannot-tell",
                            "* null null cannot-tell"),
                    each(report.path("distributions").path(0).path("confirmations"))
                            .map(confirmation ->
                                    confirmation.path("pathPattern").asText() + " "
                                            + confirmation.path("predicted").asText() + " "
                                            + confirmation.path("status").asText() + " "
                                            + confirmation.path("agreement").asText())
                            .toList());
            assertEquals(
                    List.of("GET www.test /api/originprobe", "GET d1.cloudfront.net /originprobe.js"),
                    cloudfront.asked().stream().limit(2).toList());
            assertTrue(
                    ran.err().lines().allMatch(line -> line.startsWith("originprobe: --confirm: GET https://")),
                    ran.err());
        }
    }

    @Test
    void a_disagreement_says_what_to_report() {
        try (StandIn cloudfront = new StandIn(Map.of("/", "502 Error from cloudfront"))) {
            String port = String.valueOf(cloudfront.port());
            String text = run(
                            "--confirm",
                            "--confirm-port",
                            port,
                            "--resolve",
                            "www.test:" + port + ":127.0.0.1",
                            "--resolve",
                            "d1.cloudfront.net:" + port + ":127.0.0.1")
                    .out();

            assertTrue(
                    text.replaceAll("\\s+", " ")
                            .contains("/api/* disagreed: predicted CONNECT, seen 502, X-Cache: Error from cloudfront, "
                                    + "Via: 1.1 stand-in.cloudfront.net (CloudFront); CloudFront got no answer from the origin, "
                                    + "unless the origin itself answers 502"),
                    text);
            assertTrue(text.replaceAll("\\s+", " ").contains("originprobe check --save-evidence"), text);
        }
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

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Ran run(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("distribution", site.toString(), "--trust-anchor", trusted.toString()));
        arguments.addAll(PINS);
        arguments.addAll(List.of(more));
        return Ran.of(arguments.toArray(String[]::new));
    }
}
