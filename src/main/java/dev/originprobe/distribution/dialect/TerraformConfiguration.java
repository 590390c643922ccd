package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.document.Node;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code configuration} of a plan: from which resources a value comes that is not known yet. */
final class TerraformConfiguration {
    private static final Pattern MODULE = Pattern.compile("module\\.([^.\\[]+)(\\[[^]]*])?\\.");
    private static final Pattern POLICY =
            Pattern.compile("(aws_cloudfront_(?:cache|origin_request)_policy\\.[^.\\[]+(?:\\[[^]]*])?)\\.id");

    private final Optional<Node> root;

    TerraformConfiguration(Node plan) {
        root = plan.member("configuration").flatMap(found -> found.member("root_module"));
    }

    /** What a resource's blocks and arguments are set to. */
    Optional<Node> expressions(String address) {
        Matcher module = MODULE.matcher(address);
        Optional<Node> within = root;
        int end = 0;
        while (module.find() && module.start() == end) {
            String name = module.group(1);
            within = within.flatMap(found -> found.member("module_calls"))
                    .flatMap(calls -> calls.member(name))
                    .flatMap(call -> call.member("module"));
            end = module.end();
        }
        String resource = address.substring(end).replaceFirst("\\[[^]]*]$", "");
        return within.flatMap(found -> found.member("resources"))
                .flatMap(resources -> resources.items().stream()
                        .filter(item -> item.member("address")
                                .flatMap(Node::scalar)
                                .filter(resource::equals)
                                .isPresent())
                        .findFirst())
                .flatMap(found -> found.member("expressions"));
    }

    /** The references of an expression, the most exact first: {@code aws_lb.main.dns_name}, {@code aws_lb.main}. */
    static List<String> references(Node expression) {
        return expression.member("references").map(Node::items).orElse(List.of()).stream()
                .flatMap(item -> item.scalar().stream())
                .toList();
    }

    /** The address of the policy whose id a reference is, as seen from a resource's module. */
    Optional<String> policy(String from, String reference) {
        Matcher policy = POLICY.matcher(reference);
        if (!policy.matches()) {
            return Optional.empty();
        }
        int end = 0;
        Matcher module = MODULE.matcher(from);
        while (module.find() && module.start() == end) {
            end = module.end();
        }
        return Optional.of(from.substring(0, end) + policy.group(1));
    }

    /** The type of the resource that a reference is of; empty for a variable, a local value or a module's output. */
    static Optional<String> resource(String reference) {
        List<String> parts = Arrays.asList(reference.split("\\.", -1));
        int type = parts.get(0).equals("data") ? 1 : 0;
        if (parts.size() < type + 3 || !parts.get(type).startsWith("aws_")) {
            return Optional.empty();
        }
        boolean website = parts.get(type).equals("aws_s3_bucket")
                && parts.get(parts.size() - 1).startsWith("website_");
        return Optional.of(website ? "aws_s3_bucket_website_configuration" : parts.get(type));
    }
}
