package dev.originprobe.distribution;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The AWS service that a domain name, or the resource that it comes from, belongs to. */
public enum OriginService {
    S3_WEBSITE("an S3 website endpoint", ".*\\.s3-website[.-][a-z0-9-]+\\.amazonaws\\.com(\\.cn)?"),
    S3_MULTI_REGION_ACCESS_POINT("an S3 Multi-Region Access Point", ".*\\.accesspoint\\.s3-global\\.amazonaws\\.com"),
    S3_BUCKET(
            "an S3 bucket",
            "(.*\\.)?s3([.-](accelerate|dualstack|fips))*([.-][a-z]{2}(-[a-z]+)+-[0-9]+)?\\.amazonaws\\.com(\\.cn)?"),
    LOAD_BALANCER("an Elastic Load Balancer", ".*\\.elb(\\.[a-z0-9-]+)?\\.amazonaws\\.com(\\.cn)?"),
    ELASTIC_BEANSTALK("an Elastic Beanstalk environment", ".*\\.elasticbeanstalk\\.com"),
    EC2("an EC2 instance", "ec2-[0-9-]+\\.(compute-1|[a-z0-9-]+\\.compute)\\.amazonaws\\.com(\\.cn)?"),
    FUNCTION_URL("a Lambda function URL", ".*\\.lambda-url\\.[a-z0-9-]+\\.on\\.aws"),
    API_GATEWAY("an API Gateway API", ".*\\.execute-api\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?"),
    MEDIA_STORE("a MediaStore container", ".*\\.data\\.mediastore\\.[a-z0-9-]+\\.amazonaws\\.com"),
    MEDIA_PACKAGE("a MediaPackage endpoint", ".*\\.mediapackage(v2)?\\.[a-z0-9-]+\\.amazonaws\\.com"),
    CLOUDFRONT("a CloudFront distribution", "[a-z0-9]+\\.cloudfront\\.net");

    /** A name of DNS with its last dot has at most 254 characters; a text around an expression may have some more. */
    private static final int LONGEST = 1000;

    private final String phrase;
    private final Pattern names;

    OriginService(String phrase, String names) {
        this.phrase = phrase;
        this.names = Pattern.compile(names);
    }

    /** With its article: {@code an S3 bucket}. */
    public String phrase() {
        return phrase;
    }

    /** The service whose names look like this one; empty for a name of the user's own. */
    public static Optional<OriginService> ofName(String domainName) {
        if (domainName.length() > LONGEST) {
            return Optional.empty();
        }
        String name = domainName.toLowerCase(Locale.ROOT);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (OriginService service : values()) {
            if (service.names.matcher(bare).matches()) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /**
     * The service behind an origin: by its domain name, by the resource that an expression for it refers to, or by what of a
     * text is written around an expression.
     */
    public static Optional<OriginService> of(Setting<String> domainName) {
        return domainName
                .value()
                .flatMap(OriginService::ofName)
                .or(() -> domainName.unresolved().flatMap(Unresolved::resource).flatMap(OriginService::ofResource))
                .or(() -> domainName
                        .unresolved()
                        .map(Unresolved::expression)
                        .map(text -> text.replace("${AWS::Region}", "us-east-1")
                                .replace("${AWS::URLSuffix}", "amazonaws.com")
                                .replaceAll("\\$\\{[^}]*}", "x"))
                        .flatMap(OriginService::ofName));
    }

    /** The service whose resource gives the name; the type as CloudFormation or Terraform writes it. */
    public static Optional<OriginService> ofResource(String type) {
        return switch (type) {
            case "AWS::S3::Bucket", "aws_s3_bucket" -> Optional.of(S3_BUCKET);
            case "AWS::S3::Bucket.WebsiteURL", "aws_s3_bucket_website_configuration" -> Optional.of(S3_WEBSITE);
            case "AWS::ElasticLoadBalancingV2::LoadBalancer",
                    "AWS::ElasticLoadBalancing::LoadBalancer",
                    "aws_lb",
                    "aws_alb",
                    "aws_elb" -> Optional.of(LOAD_BALANCER);
            case "AWS::ElasticBeanstalk::Environment", "aws_elastic_beanstalk_environment" ->
                Optional.of(ELASTIC_BEANSTALK);
            case "AWS::EC2::Instance", "aws_instance" -> Optional.of(EC2);
            case "AWS::Lambda::Url", "aws_lambda_function_url" -> Optional.of(FUNCTION_URL);
            case "AWS::ApiGateway::RestApi",
                    "AWS::ApiGatewayV2::Api",
                    "aws_api_gateway_rest_api",
                    "aws_apigatewayv2_api" -> Optional.of(API_GATEWAY);
            case "AWS::MediaStore::Container", "aws_media_store_container" -> Optional.of(MEDIA_STORE);
            default -> Optional.empty();
        };
    }

    /** Whether the server behind such a name is the user's own, and no certificate of theirs can bear it. */
    public boolean isUncoverable() {
        return this == LOAD_BALANCER || this == ELASTIC_BEANSTALK;
    }
}
