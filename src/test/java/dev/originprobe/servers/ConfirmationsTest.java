package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import dev.originprobe.report.PublishedSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Predictions set beside what CloudFront answers. */
final class ConfirmationsTest extends DistributedSite {
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
}
