package dev.originprobe.distribution.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.distribution.Behavior;
import dev.originprobe.distribution.Dialect;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.HeaderForwarding;
import dev.originprobe.distribution.HostForwarding;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.Policies;
import dev.originprobe.distribution.ProtocolPolicy;
import dev.originprobe.distribution.Setting;
import dev.originprobe.distribution.ViewerProtocolPolicy;
import dev.originprobe.origin.IpAddressType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiReaderTest {
    /** A config as small as the API takes it. */
    private static final String SMALL = """
            {
              "CallerReference": "1", "Comment": "", "Enabled": true,
              "Origins": {"Quantity": 1, "Items": [
                {"Id": "web", "DomainName": "web.example.com", "CustomOriginConfig": {
                  "HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "https-only"}}]},
              "DefaultCacheBehavior": {"TargetOriginId": "web", "ViewerProtocolPolicy": "https-only"}
            }
            """;

    @Test
    void get_distribution_is_read_whole() {
        Distribution site = Read.file("site.json");

        assertEquals(Dialect.API, site.dialect());
        assertEquals(Optional.of("E1SITE"), site.id());
        assertEquals(Optional.of("d111111abcdef8.cloudfront.net"), site.domainName());
        assertEquals(
                List.of("www.example.com", "*.example.net"),
                site.aliases().stream().map(Setting::text).toList());
        assertEquals(
                List.of("api", "web", "files", "private"),
                site.origins().stream().map(Origin::name).toList());
        assertEquals(
                List.of(OriginKind.CUSTOM, OriginKind.CUSTOM, OriginKind.S3, OriginKind.VPC),
                site.origins().stream().map(Origin::kind).toList());
        assertEquals(
                List.of("/api/*", "*.jpg", "default (*)"),
                site.behaviors().stream().map(Behavior::name).toList());
        assertEquals(List.of(), site.partial());
        assertEquals(List.of(), site.misplaced());
        assertFalse(site.tenantOnly());
    }

    @Test
    void of_an_origin_its_settings_are_read_with_their_places() {
        Origin api = Read.file("site.json").origin("api").orElseThrow();

        assertEquals(Optional.of(8443), api.custom().httpsPort().value());
        assertEquals(Optional.of(ProtocolPolicy.HTTPS_ONLY), api.protocolPolicy());
        assertEquals(
                Optional.of(List.of("TLSv1.1", "TLSv1.2")),
                api.custom().sslProtocols().value());
        assertEquals(Optional.of(60), api.custom().readTimeout().value());
        assertEquals(Optional.of(7), api.custom().keepaliveTimeout().value());
        assertEquals(Optional.of(2), api.connectionAttempts().value());
        assertEquals(Optional.of(5), api.connectionTimeout().value());
        assertTrue(api.custom().ipAddressType().isAbsent());
        assertEquals(
                "site.json:24: $.Distribution.DistributionConfig.Origins.Items[0].CustomOriginConfig.HTTPSPort",
                api.custom().httpsPort().location().toString());
        assertEquals(
                "$.Distribution.DistributionConfig.Origins.Items[0].CustomOriginConfig.OriginMtlsConfig",
                api.custom().mtls().location().path().toString());
    }

    @Test
    void the_address_type_the_time_out_of_a_vpc_origin_and_a_group_are_read() {
        Distribution site = Read.file("site.json");

        assertEquals(
                Optional.of(IpAddressType.DUALSTACK),
                site.origin("web").orElseThrow().custom().ipAddressType().value());
        assertEquals(
                Optional.of(40),
                site.origin("private").orElseThrow().custom().readTimeout().value());
        assertEquals(
                Optional.of(List.of(502, 503)),
                site.group("both").orElseThrow().statusCodes().value());
        assertEquals(
                List.of("web", "files"),
                site.targets(site.behaviors().get(2)).stream().map(Origin::name).toList());
    }

    @Test
    void of_a_behavior_what_decides_about_the_host_is_read() {
        Distribution site = Read.file("site.json");
        Behavior api = site.behaviors().get(0);

        assertEquals(
                Optional.of(ViewerProtocolPolicy.HTTPS_ONLY),
                api.viewerProtocolPolicy().value());
        assertTrue(site.policies().hostForwarding(api) instanceof HostForwarding.Forwarded);
        assertTrue(site.policies().hostForwarding(site.behaviors().get(1)) instanceof HostForwarding.Withheld);
        assertEquals(
                Optional.of(Set.of("origin", "host")),
                site.behaviors().get(2).legacyHeaders().value());
        assertTrue(api.grpc().is(true));
        assertEquals(
                List.of("viewer-request true", "origin-request true"),
                api.rewriters().stream()
                        .map(rewriter -> rewriter.eventType() + " " + rewriter.changesOrigin())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "{\"ETag\": \"E2\", \"DistributionConfig\": %s}",
                "{\"DistributionConfig\": %s, \"Id\": \"\", \"IfMatch\": \"\"}",
                "{\"DistributionConfigWithTags\": {\"DistributionConfig\": %s, \"Tags\": {\"Items\": []}}}",
                "{\"ResponseMetadata\": {}, \"Distribution\": {\"Id\": \"E1\", \"DistributionConfig\": %s}}",
                "{\"DistributionList\": {\"Marker\": \"\", \"IsTruncated\": false, \"Quantity\": 1, \"Items\": [%s]}}",
                "[%s]",
            })
    void a_config_is_read_in_each_of_its_wrappings(String wrapping) {
        Distribution read = Read.one(wrapping.replace("%s", SMALL));

        assertEquals(
                List.of("web.example.com"),
                read.origins().stream()
                        .map(origin -> origin.domainName().text())
                        .toList());
    }

    @Test
    void a_list_of_2015_lacks_what_came_later() {
        Distribution read = Read.one("""
                {"DistributionList": {"Marker": "", "Items": [
                  {"Status": "Deployed", "CacheBehaviors": {"Quantity": 0},
                   "Origins": {"Items": [{"OriginPath": "", "S3OriginConfig": {"OriginAccessIdentity": ""},
                     "Id": "my-origin", "DomainName": "my-bucket.s3.amazonaws.com"}], "Quantity": 1},
                   "DomainName": "d2wkuj2w9l34gt.cloudfront.net", "PriceClass": "PriceClass_All", "Enabled": true,
                   "DefaultCacheBehavior": {"TrustedSigners": {"Enabled": false, "Quantity": 0},
                     "TargetOriginId": "my-origin", "ViewerProtocolPolicy": "allow-all",
                     "ForwardedValues": {"Headers": {"Quantity": 0}, "Cookies": {"Forward": "none"},
                       "QueryString": false}, "MinTTL": 0},
                   "Comment": "", "ViewerCertificate": {"CloudFrontDefaultCertificate": true},
                   "CustomErrorResponses": {"Quantity": 0}, "LastModifiedTime": "2015-08-31T21:11:29.093Z",
                   "Id": "S11A16G5KZMEQD", "Restrictions": {"GeoRestriction": {"RestrictionType": "none",
                     "Quantity": 0}}, "Aliases": {"Quantity": 0}}],
                 "IsTruncated": false, "MaxItems": 100, "Quantity": 1}}
                """);

        assertEquals(Optional.of("S11A16G5KZMEQD"), read.id());
        assertEquals(OriginKind.S3, read.origins().get(0).kind());
        assertEquals(
                Optional.of(Set.of()), read.behaviors().get(0).legacyHeaders().value());
    }

    @Test
    void pages_after_each_other_are_one_account_and_one_that_goes_on_elsewhere_is_known() {
        String first = "{\"DistributionList\": {\"Marker\": \"\", \"Items\": [" + SMALL
                + "], \"Quantity\": 1, \"IsTruncated\": true, \"NextMarker\": \"E9\"}}\n";
        String last = first.replace("\"Marker\": \"\"", "\"Marker\": \"E9\"")
                .replace("true, \"NextMarker\": \"E9\"", "false");

        assertEquals(2, Read.text(first + last).distributions().size());
        assertEquals(List.of(), Read.text(first + last).unfinished());
        assertEquals(
                List.of("config:1: $.DistributionList"),
                Read.text(first).unfinished().stream()
                        .map(page -> page.location().toString())
                        .toList());
    }

    @Test
    void nulls_and_empty_texts_of_an_sdk_are_nothing() {
        Distribution read = Read.one("""
                {"ETag": "E2", "ResultMetadata": {}, "DistributionConfig": {
                  "Aliases": null, "CacheBehaviors": {"Quantity": 0, "Items": null}, "OriginGroups": null,
                  "ConnectionMode": "", "ViewerCertificate": null,
                  "Origins": {"Quantity": 1, "Items": [{"Id": "files", "DomainName": "files.example.com",
                    "CustomOriginConfig": null, "VpcOriginConfig": null, "S3OriginConfig": null,
                    "OriginAccessControlId": "E3OAC", "ConnectionAttempts": null}]},
                  "DefaultCacheBehavior": {"TargetOriginId": "files", "ViewerProtocolPolicy": "https-only",
                    "CachePolicyId": "", "ForwardedValues": null, "GrpcConfig": null,
                    "FunctionAssociations": {"Quantity": 0, "Items": null}}}}
                """);

        assertEquals(OriginKind.S3, read.origins().get(0).kind());
        assertTrue(read.behaviors().get(0).cachePolicyId().isAbsent());
        assertTrue(read.origins().get(0).connectionAttempts().isAbsent());
    }

    @Test
    void members_at_the_wrong_level_are_named_with_where_they_belong() {
        Distribution read = Read.one(SMALL.replace(
                "\"CustomOriginConfig\": {",
                "\"OriginMtlsConfig\": {\"CertificateArn\": \"arn\"}, \"CustomOriginConfig\": {"
                        + "\"ConnectionTimeout\": 3, \"MinimumProtocolVersion\": \"TLSv1\", "));

        assertEquals(
                List.of("OriginMtlsConfig", "ConnectionTimeout", "MinimumProtocolVersion"),
                read.misplaced().stream().map(Distribution.Misplaced::name).toList());
        assertEquals(
                "$.Origins.Items[0].OriginMtlsConfig",
                read.misplaced().get(0).location().path().toString());
        assertEquals("in CustomOriginConfig", read.misplaced().get(0).wanted());
    }

    @Test
    void a_member_in_the_spelling_of_another_dialect_is_named() {
        Distribution read =
                Read.one(SMALL.replace("\"HTTPPort\": 80", "\"HTTPPort\": 80, \"OriginSSLProtocols\": [\"SSLv3\"]"));

        assertEquals(
                List.of("OriginSSLProtocols as OriginSslProtocols"),
                read.misplaced().stream()
                        .map(misplaced -> misplaced.name() + " " + misplaced.wanted())
                        .toList());
    }

    @Test
    void endless_names_and_patterns_cost_nothing() {
        Distribution named =
                Read.one(SMALL.replace("web.example.com", "s3.eu" + "-a".repeat(200_000) + "-1.amazonaws.com"));
        String patterned = SMALL.replace(
                "\"DefaultCacheBehavior\"",
                "\"CacheBehaviors\": {\"Items\": [{\"PathPattern\": \"" + "*a".repeat(100_000)
                        + "\", \"TargetOriginId\": \"web\", \"ViewerProtocolPolicy\": \"https-only\"}]}, \"DefaultCacheBehavior\"");

        assertEquals(Optional.empty(), named.origins().get(0).service());
        assertEquals(
                "config:6: $.CacheBehaviors.Items[0].PathPattern is longer than 255 characters, which AWS refuses",
                Read.refusal(patterned));
    }

    @Test
    void policies_are_read_alone_and_in_lists() {
        Contents contents = Read.text("""
                {"ETag": "E2", "OriginRequestPolicy": {"Id": "p1", "LastModifiedTime": "2026-11-01T00:00:00Z",
                  "OriginRequestPolicyConfig": {"Name": "with-host", "HeadersConfig": {
                    "HeaderBehavior": "whitelist", "Headers": {"Quantity": 1, "Items": ["host"]}}}}}
                {"CachePolicyList": {"Quantity": 1, "Items": [{"Type": "custom", "CachePolicy": {"Id": "p2",
                  "CachePolicyConfig": {"Name": "bare", "ParametersInCacheKeyAndForwardedToOrigin": {
                    "HeadersConfig": {"HeaderBehavior": "none"}}}}}]}}
                """);

        assertEquals(
                Map.of("p1", new Policies.Named("with-host", new HeaderForwarding("whitelist", Set.of("host")))),
                contents.policies().originRequest());
        assertEquals(
                Map.of("p2", new Policies.Named("bare", new HeaderForwarding("none", Set.of()))),
                contents.policies().cache());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"DomainName\": \"web.example.com\" | \"DomainName\": 7 | config:4: $.Origins.Items[0].DomainName is not a text",
                "\"DomainName\": \"web.example.com\", | '' | config:4: $.Origins.Items[0] has no DomainName, which is required",
                "\"HTTPSPort\": 443 | \"HTTPSPort\": \"443\" | config:5: $.Origins.Items[0].CustomOriginConfig.HTTPSPort is not a whole number",
                "\"HTTPSPort\": 443 | \"HTTPSPort\": 4.43e2 | config:5: $.Origins.Items[0].CustomOriginConfig.HTTPSPort is not a whole number",
                "\"https-only\"}} | \"https\"}} | config:5: $.Origins.Items[0].CustomOriginConfig.OriginProtocolPolicy is 'https', none of http-only, https-only, match-viewer",
                "\"Quantity\": 1 | \"Quantity\": 2 | config:3: $.Origins.Quantity is 2, but Items has 1; AWS refuses that as InconsistentQuantities",
                "{\"Quantity\": 1, \"Items\": [ | {\"Items\": \"none\", \"X\": [ | config:3: $.Origins.Items is not an array",
                "\"DefaultCacheBehavior\" | \"Default\" | config:1: $ has no DefaultCacheBehavior, which is required",
                "\"Enabled\": true | \"Enabled\": true, \"Aliases\": 3 | config:2: $.Aliases is not a list",
                "\"CustomOriginConfig\" | \"Custom\" | 'config:4: $.Origins.Items[0] has neither CustomOriginConfig, VpcOriginConfig nor S3OriginConfig, and its DomainName is not that of an S3 bucket'",
            })
    void what_is_wrong_is_said_with_file_line_and_path(String there, String instead, String expected) {
        assertTrue(SMALL.contains(there));
        assertEquals(expected, Read.refusal(SMALL.replace(there, instead)));
    }
}
