package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Dialect;
import java.util.HashMap;
import java.util.Map;

/** What Terraform's provider calls the members of a config. */
final class TerraformShape {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("Aliases", "aliases"),
            Map.entry("Origins", "origin"),
            Map.entry("OriginGroups", "origin_group"),
            Map.entry("DefaultCacheBehavior", "default_cache_behavior"),
            Map.entry("CacheBehaviors", "ordered_cache_behavior"),
            Map.entry("ConnectionMode", "connection_mode"),
            Map.entry("ViewerCertificate", "viewer_certificate"),
            Map.entry("Id", "origin_id"),
            Map.entry("DomainName", "domain_name"),
            Map.entry("ConnectionAttempts", "connection_attempts"),
            Map.entry("ConnectionTimeout", "connection_timeout"),
            Map.entry("ResponseCompletionTimeout", "response_completion_timeout"),
            Map.entry("OriginShield", "origin_shield"),
            Map.entry("OriginAccessControlId", "origin_access_control_id"),
            Map.entry("S3OriginConfig", "s3_origin_config"),
            Map.entry("VpcOriginConfig", "vpc_origin_config"),
            Map.entry("CustomOriginConfig", "custom_origin_config"),
            Map.entry("HTTPPort", "http_port"),
            Map.entry("HTTPSPort", "https_port"),
            Map.entry("OriginProtocolPolicy", "origin_protocol_policy"),
            Map.entry("OriginSslProtocols", "origin_ssl_protocols"),
            Map.entry("OriginReadTimeout", "origin_read_timeout"),
            Map.entry("OriginKeepaliveTimeout", "origin_keepalive_timeout"),
            Map.entry("IpAddressType", "ip_address_type"),
            Map.entry("OriginMtlsConfig", "origin_mtls_config"),
            Map.entry("ClientCertificateArn", "client_certificate_arn"),
            Map.entry("MinimumProtocolVersion", "minimum_protocol_version"),
            Map.entry("CertificateArn", "certificate_arn"),
            Map.entry("Members", "member"),
            Map.entry("OriginId", "origin_id"),
            Map.entry("FailoverCriteria", "failover_criteria"),
            Map.entry("StatusCodes", "status_codes"),
            Map.entry("PathPattern", "path_pattern"),
            Map.entry("TargetOriginId", "target_origin_id"),
            Map.entry("ViewerProtocolPolicy", "viewer_protocol_policy"),
            Map.entry("CachePolicyId", "cache_policy_id"),
            Map.entry("OriginRequestPolicyId", "origin_request_policy_id"),
            Map.entry("ForwardedValues", "forwarded_values"),
            Map.entry("Headers", "headers"),
            Map.entry("Items", "items"),
            Map.entry("FunctionAssociations", "function_association"),
            Map.entry("FunctionARN", "function_arn"),
            Map.entry("LambdaFunctionAssociations", "lambda_function_association"),
            Map.entry("LambdaFunctionARN", "lambda_arn"),
            Map.entry("EventType", "event_type"),
            Map.entry("GrpcConfig", "grpc_config"),
            Map.entry("Enabled", "enabled"),
            Map.entry("Name", "name"),
            Map.entry("ParametersInCacheKeyAndForwardedToOrigin", "parameters_in_cache_key_and_forwarded_to_origin"),
            Map.entry("HeadersConfig", "headers_config"),
            Map.entry("HeaderBehavior", "header_behavior"));

    /** Of {@code aws_cloudfront_distribution} and of the policies. */
    static final Shape DISTRIBUTION = new Shape(Dialect.TERRAFORM, NAMES, true);

    /** Of {@code aws_cloudfront_multitenant_distribution}. */
    static final Shape MULTITENANT = multitenant();

    private TerraformShape() {}

    private static Shape multitenant() {
        Map<String, String> names = new HashMap<>(NAMES);
        names.put("Id", "id");
        names.put("CacheBehaviors", "cache_behavior");
        return new Shape(Dialect.TERRAFORM, Map.copyOf(names), true);
    }
}
