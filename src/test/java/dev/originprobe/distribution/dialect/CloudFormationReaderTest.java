package dev.originprobe.distribution.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.distribution.Dialect;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.HostForwarding;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.OriginService;
import dev.originprobe.distribution.Setting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CloudFormationReaderTest {
    /** A template around one origin. */
    private static final String TEMPLATE = """
            Parameters:
              Name: {Type: String}
              Secret: {Type: "AWS::SSM::Parameter::Value<String>", Default: /origin/name}
            Conditions:
              Unsure: !Equals [!Ref Name, a.example.com]
            Resources:
              Balancer: {Type: "AWS::ElasticLoadBalancingV2::LoadBalancer"}
              Url: {Type: "AWS::Lambda::Url"}
              Bucket: {Type: "AWS::S3::Bucket"}
              Site:
                Type: AWS::CloudFront::Distribution
                Properties:
                  DistributionConfig:
                    Enabled: true
                    Origins:
                      - Id: web
                        DomainName: DOMAIN
                        CustomOriginConfig: {OriginProtocolPolicy: https-only}
                    DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: https-only}
            """;

    @Test
    void a_template_in_yaml_has_the_lines_and_paths_of_its_values() {
        Distribution site = Read.file("site.yaml");
        Origin api = site.origin("api").orElseThrow();

        assertEquals(Dialect.CLOUDFORMATION, site.dialect());
        assertEquals(Optional.of("Site"), site.id());
        assertEquals(
                "site.yaml:42: $.Resources.Site.Properties.DistributionConfig.Origins[0].CustomOriginConfig.OriginProtocolPolicy",
                api.custom().protocolPolicy().location().toString());
        assertEquals(
                "$.Resources.Site.Properties.DistributionConfig.Origins[0].CustomOriginConfig.IpAddressType",
                api.custom().ipAddressType().location().path().toString());
        assertTrue(site.policies().hostForwarding(site.behaviors().get(0)) instanceof HostForwarding.Forwarded);
    }

    @Test
    void a_parameter_that_is_given_counts_before_its_default() {
        Distribution site = ConfigFile.read(
                        "site.yaml",
                        Read.bytes("site.yaml"),
                        Map.of("Stage", "test", "Domain", "example.org", "Protocols", "TLSv1"))
                .distributions()
                .get(0);

        assertEquals(
                List.of("api.example.org", "web.example.org", "files-test.s3.eu-west-1.amazonaws.com"),
                site.origins().stream()
                        .limit(3)
                        .map(origin -> origin.domainName().text())
                        .toList());
        assertEquals(
                "https-only", site.behaviors().get(2).viewerProtocolPolicy().text());
        assertEquals(
                Optional.of(List.of("TLSv1")),
                site.origins().get(0).custom().sslProtocols().value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Name | !Ref Name |",
                "!Ref Secret | !Ref Secret |",
                "!GetAtt Balancer.DNSName | !GetAtt Balancer.DNSName | LOAD_BALANCER",
                "{'Fn::GetAtt': [Balancer, DNSName]} | !GetAtt Balancer.DNSName | LOAD_BALANCER",
                "!Select [2, !Split [/, !GetAtt Url.FunctionUrl]] | !Select [2, !Split [/, !GetAtt Url.FunctionUrl]] | FUNCTION_URL",
                "!Select [1, !Split [//, !GetAtt Bucket.WebsiteURL]] | !Select [1, !Split [//, !GetAtt Bucket.WebsiteURL]] | S3_WEBSITE",
                "!Sub '${Bucket}.s3.${AWS::Region}.amazonaws.com' | ${Bucket}.s3.${AWS::Region}.amazonaws.com | S3_BUCKET",
                "!Sub '${Balancer.DNSName}' | !GetAtt Balancer.DNSName | LOAD_BALANCER",
                "!Join [., [!Ref Name, elasticbeanstalk.com]] | ${Name}.elasticbeanstalk.com | ELASTIC_BEANSTALK",
                "!ImportValue other-stack | !ImportValue other-stack |",
                "!If [Unsure, a.example.com, b.example.com] | !If [Unsure, a.example.com, b.example.com] |",
                "!FindInMap [None, a, b] | !FindInMap [None, a, b] |",
            })
    void what_needs_the_account_is_named_and_not_known(String written, String expression, String service) {
        Origin origin = Read.one(TEMPLATE.replace("DOMAIN", written)).origins().get(0);

        assertEquals(expression, origin.domainName().unresolved().orElseThrow().expression());
        assertEquals(Optional.ofNullable(service).map(OriginService::valueOf), origin.service());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!If [Unsure, a.example.com, a.example.com] | a.example.com",
                "!Sub 'a.${!Literal}.com' | a.${Literal}.com",
                "!Select ['1', [a, b.example.com]] | b.example.com",
                "!Join ['', [a, !Ref 'AWS::NoValue', .example.com]] | a.example.com",
                "a.example.com. | a.example.com.",
            })
    void what_the_template_tells_is_worked_out(String written, String value) {
        assertEquals(
                Optional.of(value),
                Read.one(TEMPLATE.replace("DOMAIN", written))
                        .origins()
                        .get(0)
                        .domainName()
                        .value());
    }

    @Test
    void output_of_the_cdk_is_read() {
        Distribution read = Read.one("""
                {"Resources": {
                  "Bucket83908E77": {"Type": "AWS::S3::Bucket"},
                  "Dist": {"Type": "AWS::CloudFront::Distribution", "Properties": {"DistributionConfig": {
                    "Enabled": true, "HttpVersion": "http2", "IPV6Enabled": true,
                    "DefaultCacheBehavior": {"Compress": true, "TargetOriginId": "DistOriginGroup1",
                      "CachePolicyId": "658327ea-f89d-4fab-a63d-7e88639e58f6", "ViewerProtocolPolicy": "allow-all"},
                    "OriginGroups": {"Quantity": 1, "Items": [{"Id": "DistOriginGroup1",
                      "FailoverCriteria": {"StatusCodes": {"Quantity": 1, "Items": [404]}},
                      "Members": {"Quantity": 2, "Items": [{"OriginId": "DistOrigin1"}, {"OriginId": "DistOrigin2"}]}}]},
                    "Origins": [
                      {"Id": "DistOrigin1", "DomainName": {"Fn::GetAtt": ["Bucket83908E77", "RegionalDomainName"]},
                        "OriginAccessControlId": {"Fn::GetAtt": ["Oac", "Id"]},
                        "S3OriginConfig": {"OriginAccessIdentity": ""}},
                      {"Id": "DistOrigin2", "DomainName": "www.example.com", "CustomOriginConfig": {
                        "OriginProtocolPolicy": "https-only", "OriginSSLProtocols": ["TLSv1.2"]}}]}}}}}
                """);

        assertEquals(
                List.of(OriginKind.S3, OriginKind.CUSTOM),
                read.origins().stream().map(Origin::kind).toList());
        assertEquals(
                List.of("DistOrigin1", "DistOrigin2"),
                read.targets(read.behaviors().get(0)).stream().map(Origin::name).toList());
    }

    @Test
    void parts_that_cannot_be_worked_out_are_kept_as_such() {
        String template = TEMPLATE.replace("DOMAIN", "web.example.com");
        Distribution listed = Read.one(
                template.replace("Origins:\n", "CacheBehaviors: !If [Unsure, [], !Ref Name]\n        Origins:\n"));
        Distribution looped = Read.one(template.replace("Enabled: true", "Fn::ForEach::Origin: [A, [], {}]"));

        assertEquals(List.of("!If [Unsure, [], !Ref Name]"), texts(listed));
        assertEquals(List.of("Fn::ForEach::Origin, which may add to it"), texts(looped));
    }

    @Test
    void a_loop_over_distributions_asks_for_the_processed_template() {
        String refusal = Read.refusal(
                "Resources: {'Fn::ForEach::Site': [A, [b], {'${A}': {Type: 'AWS::CloudFront::Distribution'}}]}");

        assertTrue(refusal.contains("--template-stage Processed"), refusal);
        assertEquals(1, refusal.lines().count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: [1 | config:1: this is not YAML: ",
                "a: *b | config:1: $.a is an alias of nothing before it: *b",
                "a: 1\\na: 2 | config:2: $.a is there twice in one object; leave one out",
                "{a} : 1\\n | config:1: ",
                "? [a]\\n: 1 | config:1: $ has a key that is no text",
                "Resources: {S: {Type: 'AWS::CloudFront::Distribution'}} | config:1: $.Resources.S has no Properties.DistributionConfig",
            })
    void what_is_wrong_in_yaml_is_one_line(String text, String expected) {
        String refusal = Read.refusal(text.replace("\\n", "\n"));

        assertTrue(refusal.startsWith(expected), refusal);
        assertEquals(1, refusal.lines().count());
    }

    @Test
    void aliases_that_stand_for_too_much_are_one_line() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String alias = "*a" + (i - 1);
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(String.join(
                            ", ", List.of(alias, alias, alias, alias, alias, alias, alias, alias, alias, alias)))
                    .append("]\n");
        }
        String refusal = Read.refusal(bomb.toString());

        assertTrue(refusal.contains("counting what its aliases stand for"), refusal);
        assertEquals(1, refusal.lines().count());
    }

    @Test
    void deep_yaml_has_a_bound() {
        String refusal = Read.refusal("a: " + "[".repeat(50_000));

        assertTrue(refusal.contains("is nested deeper than 100 levels"), refusal);
    }

    @Test
    void anchors_and_the_encodings_of_yaml_are_read() {
        String template =
                TEMPLATE.replace("DOMAIN", "&name web.example.com").replace("Enabled: true", "Aliases: [*name]");
        String first = TEMPLATE.replace("Enabled: true", "Comment: &name web.example.com")
                .replace("DOMAIN", "*name");

        assertTrue(Read.refusal(template).contains("alias of nothing before it"));
        for (String written : List.of(first, "\ufeff" + first, first.replace("\n", "\r\n"))) {
            Distribution read = ConfigFile.read("config", written.getBytes(StandardCharsets.UTF_8), Map.of())
                    .distributions()
                    .get(0);
            assertEquals(
                    Optional.of("web.example.com"),
                    read.origins().get(0).domainName().value());
        }
    }

    private static List<String> texts(Distribution distribution) {
        return distribution.partial().stream().map(Setting::text).toList();
    }
}
