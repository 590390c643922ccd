package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Dialect;
import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Policies;
import dev.originprobe.distribution.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads templates of CloudFormation, those that the CDK makes too. */
final class CloudFormationReader {
    private static final Shape SHAPE = new Shape(
            Dialect.CLOUDFORMATION,
            Map.of("OriginSslProtocols", "OriginSSLProtocols", "CustomHeaders", "OriginCustomHeaders"),
            true);

    private static final String PREFIX = "AWS::CloudFront::";

    private final Template template;
    private final Intrinsics intrinsics;

    private CloudFormationReader(Template template) {
        this.template = template;
        this.intrinsics = new Intrinsics(template);
    }

    /**
     * The contents of a template; empty where the document is none.
     *
     * @param parameters values of its parameters
     */
    static Optional<Contents> read(Node document, Map<String, String> parameters) {
        if (document.member("Resources").filter(Node::isObject).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CloudFormationReader(new Template(document, parameters)).contents());
    }

    private Contents contents() {
        Policies policies = Policies.none();
        for (String kind : List.of("CachePolicy", "OriginRequestPolicy")) {
            for (Map.Entry<String, Node> resource : of(kind)) {
                Node config = intrinsics.resolved(resource.getValue()
                        .member("Properties")
                        .flatMap(properties -> properties.member(kind + "Config"))
                        .orElseThrow(() -> resource.getValue().wrong("has no Properties." + kind + "Config")));
                if (config.isObject()) {
                    policies = policies.and(PolicyReader.of(kind, resource.getKey(), new Block(config, SHAPE))
                            .orElse(Policies.none()));
                }
            }
        }
        template.resources().forEach((name, resource) -> {
            if (name.startsWith("Fn::ForEach") && Expressions.mentions(resource, PREFIX)) {
                throw resource.wrong("is a loop that makes resources of CloudFront; give the template as processed: "
                        + "aws cloudformation get-template --template-stage Processed");
            }
        });
        List<Distribution> distributions = new ArrayList<>();
        for (Map.Entry<String, Node> resource : of("Distribution")) {
            distributions.add(distribution(resource.getKey(), resource.getValue(), policies));
        }
        return new Contents(distributions, policies, List.of(), template.parameters(), List.of());
    }

    private Distribution distribution(String name, Node resource, Policies policies) {
        Node config = intrinsics.resolved(resource.member("Properties")
                .flatMap(properties -> properties.member("DistributionConfig"))
                .orElseThrow(() -> resource.wrong("has no Properties.DistributionConfig")));
        return config.open()
                .map(expression -> ConfigReader.open(SHAPE.dialect(), expression, config.location(), name))
                .orElseGet(() ->
                        ConfigReader.read(new Block(config, SHAPE), Optional.of(name), Optional.empty(), policies));
    }

    /** The resources of a type, but for those whose condition is false. */
    private List<Map.Entry<String, Node>> of(String type) {
        return template.resources().entrySet().stream()
                .filter(resource -> template.type(resource.getKey())
                        .filter((PREFIX + type)::equals)
                        .isPresent())
                .filter(resource -> resource.getValue()
                        .member("Condition")
                        .flatMap(Node::scalar)
                        .flatMap(template::condition)
                        .orElse(true))
                .toList();
    }
}
