package dev.originprobe.distribution.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.ProtocolPolicy;
import dev.originprobe.distribution.Setting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LegacyOriginsTest {
    private static final String CUSTOM =
            "CustomOrigin: {DNSName: a.example.com, HTTPSPort: '8443', OriginProtocolPolicy: https-only, "
                    + "OriginSSLProtocols: [TLSv1.1, TLSv1.2]}";

    private static final String BUCKET =
            "S3Origin: {DNSName: files.s3.amazonaws.com, OriginAccessIdentity: origin-access-identity/cloudfront/E1}";

    /** A template whose distribution has these lines beside its default behavior, which names the origin {@code web}. */
    private static String template(String... lines) {
        return """
                Conditions: {Unsure: !Equals [!Ref 'AWS::Region', eu-west-1]}
                Resources:
                  Site:
                    Type: AWS::CloudFront::Distribution
                    Properties:
                      DistributionConfig:
                        Enabled: true
                        DefaultCacheBehavior: {TargetOriginId: web, ViewerProtocolPolicy: https-only}
                """
                + String.join(
                        "",
                        List.of(lines).stream()
                                .map(line -> "        " + line + "\n")
                                .toList());
    }

    @Test
    void the_only_origin_is_the_one_that_every_behavior_names() {
        Distribution site = Read.one(template(CUSTOM));
        Origin origin = site.targets(site.behaviors().get(0)).get(0);

        assertEquals(OriginKind.CUSTOM, origin.kind());
        assertEquals("web", origin.name());
        assertEquals(Optional.of("a.example.com"), origin.domainName().value());
        assertEquals(
                "config:9: $.Resources.Site.Properties.DistributionConfig.CustomOrigin.DNSName",
                origin.domainName().location().toString());
        assertEquals(Optional.of(ProtocolPolicy.HTTPS_ONLY), origin.protocolPolicy());
        assertEquals(Optional.of(8443), origin.custom().httpsPort().value());
        assertEquals(Optional.of(80), origin.custom().httpPort().or(Origin.DEFAULT_HTTP_PORT));
        assertEquals(
                Optional.of(List.of("TLSv1.1", "TLSv1.2")),
                origin.custom().sslProtocols().value());
        assertEquals(List.of(), site.partial());
    }

    @Test
    void a_bucket_in_the_legacy_form_is_a_bucket() {
        Distribution site = Read.one(template(BUCKET));
        Origin origin = site.targets(site.behaviors().get(0)).get(0);

        assertEquals(OriginKind.S3, origin.kind());
        assertEquals("files.s3.amazonaws.com", origin.domainName().text());
        assertEquals(List.of(), site.partial());
    }

    @Test
    void which_of_several_origins_a_behavior_means_is_not_known() {
        String other =
                "Origins: [{Id: web, DomainName: b.s3.amazonaws.com, S3OriginConfig: {OriginAccessIdentity: ''}}]";
        String behavior = "CacheBehaviors: [{PathPattern: /a, TargetOriginId: b, ViewerProtocolPolicy: https-only}]";
        String custom = "CustomOrigin, an origin in the legacy form, which has no id";
        String bucket = "S3Origin, an origin in the legacy form, which has no id";

        assertEquals(List.of(custom, bucket), texts(Read.one(template(CUSTOM, BUCKET))));
        assertEquals(List.of(custom), texts(Read.one(template(CUSTOM, other))));
        assertEquals(List.of(custom), texts(Read.one(template(CUSTOM, behavior))));
        assertEquals(
                List.of("!Ref AWS::StackName", custom),
                texts(Read.one(template(CUSTOM, "Origins: !Ref AWS::StackName"))));
        assertEquals(
                List.of("b.s3.amazonaws.com", "a.example.com"),
                Read.one(template(CUSTOM, other)).origins().stream()
                        .map(origin -> origin.domainName().text())
                        .toList());
    }

    @Test
    void an_origin_that_cannot_be_worked_out_is_not_known_at_all() {
        Origin origin = Read.one(template("CustomOrigin: !If [Unsure, {DNSName: a}, {DNSName: b}]"))
                .origins()
                .get(0);

        assertEquals(Optional.empty(), origin.domainName().value());
        assertEquals(Optional.empty(), origin.custom().httpsPort().or(443));
        assertEquals(Optional.empty(), origin.protocolPolicy());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CustomOrigin: {OriginProtocolPolicy: https-only, OriginSSLProtocols: [TLSv1.2]} | DNSName",
                "CustomOrigin: {DNSName: a.example.com, OriginSSLProtocols: [TLSv1.2]} | OriginProtocolPolicy",
                "CustomOrigin: {DNSName: a.example.com, OriginProtocolPolicy: https-only} | OriginSSLProtocols",
                "S3Origin: {OriginAccessIdentity: x} | DNSName",
            })
    void what_is_required_and_missing_is_named(String line, String member) {
        assertEquals(
                "config:9: $.Resources.Site.Properties.DistributionConfig." + line.split(":", 2)[0] + " has no "
                        + member + ", which is required",
                Read.refusal(template(line)));
    }

    @Test
    void other_dialects_have_no_such_form() {
        assertEquals(
                List.of(),
                Read.one("{\"CustomOrigin\": {\"DNSName\": \"a.example.com\"}, \"DefaultCacheBehavior\": "
                                + "{\"TargetOriginId\": \"web\", \"ViewerProtocolPolicy\": \"https-only\"}}")
                        .origins());
    }

    private static List<String> texts(Distribution distribution) {
        return distribution.partial().stream().map(Setting::text).toList();
    }
}
