package dev.originprobe.servers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.cli.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A distribution whose origins are sites of an nginx on loopback, and {@code distribution} of it. */
abstract class DistributedSite {
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
    static Path trusted;
    static Path site;
    static Path policy;
    static final List<String> PINS = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        PINS.clear();
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

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Ran run(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("distribution", site.toString(), "--trust-anchor", trusted.toString()));
        arguments.addAll(PINS);
        arguments.addAll(List.of(more));
        return Ran.of(arguments.toArray(String[]::new));
    }
}
