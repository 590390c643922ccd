package dev.originprobe.distribution.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Dialect;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.HostForwarding;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginService;
import dev.originprobe.distribution.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TerraformReaderTest {
    /** A plan whose second origin comes from a load balancer that is not there yet, in another order than it is written. */
    private static final String PLAN = """
            {"format_version": "0.1", "terraform_version": "0.13.5",
             "planned_values": {"root_module": {"resources": [
              {"address": "aws_cloudfront_distribution.site[0]", "type": "aws_cloudfront_distribution", "values": {
                "enabled": true, "aliases": null, "origin_group": [],
                "origin": [
                  {"origin_id": "lb", "s3_origin_config": [], "custom_origin_config": [{"http_port": 80, "https_port": 443,
                    "origin_protocol_policy": "https-only", "origin_ssl_protocols": ["TLSv1.2"]}]},
                  {"origin_id": "web", "domain_name": "web.example.com", "custom_origin_config": [{"http_port": 80,
                    "https_port": 443, "origin_protocol_policy": "https-only", "origin_ssl_protocols": ["TLSv1.2"]}]}],
                "cache_behavior": [{"path_pattern": "/old/*", "target_origin_id": "web",
                  "viewer_protocol_policy": "https-only"}],
                "default_cache_behavior": [{"target_origin_id": "lb", "viewer_protocol_policy": "https-only"}]}}]}},
             "resource_changes": [{"address": "aws_cloudfront_distribution.site[0]", "change": {"actions": ["update"],
               "after_unknown": {"origin": [{"domain_name": true}, {}], "default_cache_behavior": UNKNOWN}}}],
             "prior_state": {"format_version": "0.1", "values": {"root_module": {"resources": [
              {"address": "aws_cloudfront_distribution.site[0]", "type": "aws_cloudfront_distribution", "values": {
                "id": "E1", "domain_name": "d1.cloudfront.net",
                "origin": [{"origin_id": "web", "domain_name": "old.example.com", "custom_origin_config": [{
                  "http_port": 80, "https_port": 443, "origin_protocol_policy": "http-only",
                  "origin_ssl_protocols": ["TLSv1"]}]}],
                "default_cache_behavior": [{"target_origin_id": "web", "viewer_protocol_policy": "allow-all"}]}}]}}},
             "configuration": {"root_module": {"resources": [{"address": "aws_cloudfront_distribution.site",
               "expressions": {"origin": [
                 {"origin_id": {"constant_value": "web"}, "domain_name": {"constant_value": "web.example.com"}},
                 {"origin_id": {"constant_value": "lb"}, "domain_name": {"references": ["aws_lb.main.dns_name", "aws_lb.main"]}}],
                 "default_cache_behavior": [{"viewer_protocol_policy": {"references": ["var.policy"]}}]}}]}}}
            """;

    @Test
    void what_is_known_after_apply_is_named_by_what_it_comes_from() {
        Distribution read = Read.one(
                PLAN.replace("UNKNOWN", "[{\"viewer_protocol_policy\": true, \"origin_request_policy_id\": true}]"));
        Origin balancer = read.origin("lb").orElseThrow();

        assertEquals(Dialect.TERRAFORM, read.dialect());
        assertEquals("aws_lb.main.dns_name", balancer.domainName().text());
        assertEquals(Optional.of(OriginService.LOAD_BALANCER), balancer.service());
        assertEquals(
                "$.planned_values.root_module.resources[0].values.origin[0].domain_name",
                balancer.domainName().location().path().toString());
        Behavior byDefault = read.behaviors().get(1);
        assertEquals("var.policy", byDefault.viewerProtocolPolicy().text());
        assertEquals(
                "aws_cloudfront_distribution.site[0].default_cache_behavior[0].origin_request_policy_id",
                byDefault.originRequestPolicyId().text());
        assertTrue(read.policies().hostForwarding(byDefault) instanceof HostForwarding.Unknown);
    }

    @Test
    void a_block_of_which_nothing_is_known_is_kept_as_such() {
        Distribution read = Read.one(PLAN.replace("UNKNOWN", "true"));

        assertEquals(
                List.of("aws_cloudfront_distribution.site[0].default_cache_behavior"),
                read.partial().stream().map(Setting::text).toList());
    }

    @Test
    void a_resource_is_named_by_its_id_or_by_its_address_and_what_was_before_is_read_too() {
        Contents contents = Read.text(PLAN.replace("UNKNOWN", "[{}]"));

        assertEquals(
                List.of(Optional.of("aws_cloudfront_distribution.site[0]")),
                contents.distributions().stream().map(Distribution::id).toList());
        assertEquals(
                List.of(Optional.of("E1")),
                contents.prior().stream().map(Distribution::id).toList());
        assertEquals(
                List.of("/old/*", "default (*)"),
                contents.distributions().get(0).behaviors().stream()
                        .map(Behavior::name)
                        .toList());
    }

    @Test
    void a_policy_that_the_plan_makes_is_known_by_its_address_within_its_module() {
        Distribution site = Read.file("site.plan.json");

        assertEquals(
                "module.site.aws_cloudfront_cache_policy.no_host",
                site.behaviors().get(0).cachePolicyId().text());
        assertEquals(List.of(), site.partial());
    }

    @Test
    void a_policy_of_a_state_is_known_by_its_id() {
        Contents contents = Read.text("""
                {"format_version": "1.0", "values": {"root_module": {"resources": [
                  {"address": "aws_cloudfront_origin_request_policy.host", "type": "aws_cloudfront_origin_request_policy",
                   "values": {"id": "p1", "name": "host", "headers_config": [{"header_behavior": "whitelist",
                     "headers": [{"items": ["Host"]}]}]}}]}}}
                """);

        assertEquals(
                Set.of("p1", "aws_cloudfront_origin_request_policy.host"),
                contents.policies().originRequest().keySet());
        assertTrue(contents.policies().originRequest().values().stream()
                .allMatch(policy -> policy.headers().forwardsHost()));
    }

    @Test
    void a_distribution_of_tenants_is_a_template() {
        Distribution read = Read.one("""
                {"version": 4, "terraform_version": "1.9.0", "resources": [{"mode": "managed",
                  "type": "aws_cloudfront_multitenant_distribution", "name": "all", "instances": [{"attributes": {
                    "origin": [{"id": "web", "domain_name": "{{name}}.example.com", "custom_origin_config": [{
                      "http_port": 80, "https_port": 443, "origin_protocol_policy": "https-only",
                      "origin_ssl_protocols": ["TLSv1.2"]}]}],
                    "default_cache_behavior": [{"target_origin_id": "web", "viewer_protocol_policy": "https-only"}]}}]}]}
                """);

        assertTrue(read.tenantOnly());
        assertEquals(Optional.of("aws_cloudfront_multitenant_distribution.all"), read.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"format_version\": \"2.0\"} | config:1: $.format_version is 2.0; versions 0 and 1 are read",
                "{\"version\": 3, \"terraform_version\": \"0.11\"} | config:1: $.version is 3; states of version 4 are read; give what terraform show -json prints",
                "{\"resource\": {\"aws_cloudfront_distribution\": {}}} | config:1: $ is a configuration of Terraform, not a plan; give what terraform show -json prints",
            })
    void what_cannot_be_read_is_said_in_one_line(String text, String expected) {
        assertEquals(expected, Read.refusal(text));
    }
}
