package dev.originprobe.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.Routes;
import dev.originprobe.distribution.dialect.ConfigFile;
import dev.originprobe.origin.IpAddressType;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.tls.ProtocolVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of origins as configs have them, those too that people really write. */
final class OriginPlanTest {
    private static final String CONFIG = """
            {"Aliases": {"Quantity": 0, "Items": []},
             "Origins": {"Quantity": 1, "Items": [{"Id": "web", "DomainName": "web.example.com",
               "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 8443, "OriginProtocolPolicy": "https-only",
                 "OriginSslProtocols": {"Quantity": 3, "Items": ["TLSv1", "TLSv1.1", "TLSv1.2"]},
                 "IpAddressType": "dualstack"},
               "ConnectionAttempts": 2, "ConnectionTimeout": 4}]},
             "DefaultCacheBehavior": {"TargetOriginId": "web", "ViewerProtocolPolicy": "https-only",
               "ForwardedValues": {"QueryString": true, "Headers": {"Quantity": 0}}}}
            """;

    @Test
    void an_origin_is_asked_with_its_own_settings() {
        assertEquals(
                new OriginSettings(
                        Set.of(ProtocolVersion.TLS_1_0, ProtocolVersion.TLS_1_1, ProtocolVersion.TLS_1_2),
                        Optional.empty(),
                        IpAddressType.DUALSTACK,
                        2,
                        Duration.ofSeconds(4),
                        false),
                target(CONFIG).settings());
        assertEquals("web.example.com:8443", target(CONFIG).typed());
    }

    @Test
    void what_aws_would_refuse_is_asked_within_its_bounds() {
        OriginSettings settings = target(CONFIG.replace("\"ConnectionAttempts\": 2", "\"ConnectionAttempts\": 9")
                        .replace("\"ConnectionTimeout\": 4", "\"ConnectionTimeout\": 0"))
                .settings();

        assertEquals(3, settings.connectionAttempts());
        assertEquals(Duration.ofSeconds(1), settings.connectionTimeout());
    }

    @Test
    void an_address_as_origin_domain_is_asked_too_and_never_sent_as_sni() {
        Target target = target(CONFIG.replace("web.example.com", "192.0.2.7"));

        assertEquals("192.0.2.7", target.host().ascii());
        assertEquals(Optional.empty(), target.serverName());
    }

    @Test
    void a_website_endpoint_as_a_bucket_is_a_bucket() {
        Distribution read = read(CONFIG.replaceFirst(
                        "(?s)\"CustomOriginConfig\": .*?\"dualstack\"},",
                        "\"S3OriginConfig\": {\"OriginAccessIdentity\": \"\"},")
                .replace("web.example.com", "site.s3-website-eu-west-1.amazonaws.com"));

        assertEquals(OriginKind.S3, read.origins().get(0).kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "web.example.com\" | a.mediapackage.eu-west-1.amazonaws.com/out/v1/x\" | is no host name",
                "8443 | 70000 | 70000 is no port",
                "\"dualstack\" | \"ipv4\", \"OriginMtlsConfig\": {\"ClientCertificateArn\": \"arn\"} | give its certificate with --client-certificate",
                "\"Quantity\": 0} | \"Quantity\": 1, \"Items\": [\"HOST\"]} | the file does not say by which name viewers ask; give one with --viewer-host",
                "\"ForwardedValues\" | \"CachePolicyId\": \"p1\", \"X\" | cache policy p1 is not known; give it with --policy",
                "\"Aliases\" | \"ConnectionMode\": \"tenant-only\", \"Aliases\" | what it asks depends on the tenant",
                "\"TLSv1\", \"TLSv1.1\", \"TLSv1.2\" | \"TLSv1.3\", \"TLSv1.4\", \"x\" | has none of its Origin SSL Protocols",
            })
    void what_cannot_be_asked_as_cloudfront_asks_is_said_with_the_reason(String there, String instead, String because) {
        assertTrue(CONFIG.contains(there), there);
        OriginPlan.Planned planned = planned(CONFIG.replace(there, instead), false);

        assertEquals(Optional.empty(), planned.target());
        assertTrue(planned.because().orElseThrow().contains(because), planned.because()::toString);
    }

    @Test
    void of_a_policy_that_an_expression_names_no_option_is_named() {
        Distribution distribution = ConfigFile.read("config", """
                        Resources:
                          Site:
                            Type: AWS::CloudFront::Distribution
                            Properties:
                              DistributionConfig:
                                Origins:
                                  - Id: web
                                    DomainName: web.example.com
                                    CustomOriginConfig: {OriginProtocolPolicy: https-only}
                                DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: https-only, CachePolicyId: !ImportValue shared}
                        """.getBytes(UTF_8), Map.of())
                .distributions()
                .get(0);

        assertEquals(
                Optional.of("cache policy !ImportValue shared is not known"),
                new OriginPlan(Profiles.newest(), false)
                        .add(
                                distribution,
                                new Routes(distribution, List.of())
                                        .from(distribution.behaviors().get(0))
                                        .get(0))
                        .because());
    }

    @Test
    void with_a_certificate_an_origin_with_mtls_is_asked() {
        assertTrue(planned(
                        CONFIG.replace(
                                "\"dualstack\"", "\"ipv4\", \"OriginMtlsConfig\": {\"ClientCertificateArn\": \"arn\"}"),
                        true)
                .target()
                .orElseThrow()
                .settings()
                .mtls());
    }

    private static Target target(String config) {
        return planned(config, false).target().orElseThrow();
    }

    private static OriginPlan.Planned planned(String config, boolean clientCertificate) {
        Distribution distribution = read(config);
        return new OriginPlan(Profiles.newest(), clientCertificate)
                .add(
                        distribution,
                        new Routes(distribution, List.of())
                                .from(distribution.behaviors().get(0))
                                .get(0));
    }

    private static Distribution read(String config) {
        return ConfigFile.read("config", config.getBytes(UTF_8), Map.of())
                .distributions()
                .get(0);
    }
}
