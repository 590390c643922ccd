package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Policies;
import dev.originprobe.distribution.document.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what {@code terraform show -json} prints of plans and states, and states as Terraform keeps them. */
final class TerraformReader {
    private static final String DISTRIBUTION = "aws_cloudfront_distribution";
    private static final String MULTITENANT = "aws_cloudfront_multitenant_distribution";

    private final Optional<TerraformUnknowns> unknowns;

    private TerraformReader(Optional<TerraformUnknowns> unknowns) {
        this.unknowns = unknowns;
    }

    /**
     * A resource.
     *
     * @param address {@code module.site.aws_cloudfront_distribution.main}
     * @param values its attributes
     */
    private record Resource(String address, String type, Node values) {}

    /**
     * The contents of a plan or a state; empty where the document is neither.
     *
     * @throws dev.originprobe.distribution.document.UnreadableConfig where it is of a version that is not known
     */
    static Optional<Contents> read(Node document) {
        Optional<Node> format = document.member("format_version");
        if (format.isPresent()) {
            checkVersion(format.get());
            return Optional.of(document.has("planned_values") ? plan(document) : state(document, "values"));
        }
        return document.member("version")
                .filter(version -> document.has("terraform_version") || document.has("lineage"))
                .map(version -> kept(document, version));
    }

    private static void checkVersion(Node version) {
        String major = version.scalar().orElse("").split("\\.", 2)[0];
        if (!major.equals("0") && !major.equals("1")) {
            throw version.wrong("is " + version.scalar().orElse("no version") + "; versions 0 and 1 are read");
        }
    }

    private static Contents plan(Node document) {
        TerraformReader reader = new TerraformReader(Optional.of(new TerraformUnknowns(document)));
        List<Resource> planned = reader.inModules(root(document, "planned_values"));
        List<Resource> before = document.member("prior_state")
                .map(state -> reader.inModules(root(state, "values")))
                .orElse(List.of());
        Contents prior = document.member("prior_state")
                .map(state -> state(state, "values"))
                .orElse(Contents.NONE);
        return contents(planned, policies(before).and(policies(planned))).withPrior(prior.distributions());
    }

    private static Contents state(Node document, String values) {
        TerraformReader reader = new TerraformReader(Optional.empty());
        List<Resource> resources = reader.inModules(root(document, values));
        return contents(resources, policies(resources));
    }

    /** A state as Terraform keeps it. */
    private static Contents kept(Node document, Node version) {
        if (!version.scalar().filter("4"::equals).isPresent()) {
            throw version.wrong("is " + version.scalar().orElse("no version")
                    + "; states of version 4 are read; give what terraform show -json prints");
        }
        List<Resource> resources = new ArrayList<>();
        for (Node resource : document.member("resources").map(Node::items).orElse(List.of())) {
            String module = text(resource, "module").map(name -> name + ".").orElse("");
            String type = text(resource, "type").orElse("");
            for (Node instance : resource.member("instances").map(Node::items).orElse(List.of())) {
                String index =
                        text(instance, "index_key").map(key -> "[" + key + "]").orElse("");
                instance.member("attributes")
                        .ifPresent(attributes -> resources.add(new Resource(
                                module + type + "." + text(resource, "name").orElse("") + index, type, attributes)));
            }
        }
        return contents(resources, policies(resources));
    }

    private static Optional<Node> root(Node document, String values) {
        return document.member(values).flatMap(found -> found.member("root_module"));
    }

    private List<Resource> inModules(Optional<Node> module) {
        List<Resource> all = new ArrayList<>();
        module.ifPresent(found -> {
            for (Node resource : found.member("resources").map(Node::items).orElse(List.of())) {
                String address = text(resource, "address").orElse("");
                Node values = resource.member("values").orElseGet(() -> resource.with(new Node.Members(Map.of())));
                all.add(new Resource(
                        address,
                        text(resource, "type").orElse(""),
                        unknowns.map(known -> known.in(values, address)).orElse(values)));
            }
            for (Node child : found.member("child_modules").map(Node::items).orElse(List.of())) {
                all.addAll(inModules(Optional.of(child)));
            }
        });
        return all;
    }

    /** By id where that is known, and by address. */
    private static Policies policies(List<Resource> resources) {
        Policies policies = Policies.none();
        for (Resource resource : resources) {
            Optional<String> kind = kind(resource.type());
            if (kind.isEmpty() || !resource.values().isObject()) {
                continue;
            }
            Block config = new Block(resource.values(), TerraformShape.DISTRIBUTION);
            List<String> keys = new ArrayList<>(List.of(resource.address()));
            text(resource.values(), "id").ifPresent(keys::add);
            for (String key : keys) {
                policies = policies.and(PolicyReader.of(kind.get(), key, config).orElse(Policies.none()));
            }
        }
        return policies;
    }

    private static Optional<String> kind(String type) {
        return switch (type) {
            case "aws_cloudfront_cache_policy" -> Optional.of("CachePolicy");
            case "aws_cloudfront_origin_request_policy" -> Optional.of("OriginRequestPolicy");
            default -> Optional.empty();
        };
    }

    private static Contents contents(List<Resource> resources, Policies policies) {
        Contents contents = Contents.of(policies);
        for (Resource resource : resources) {
            boolean tenants = resource.type().equals(MULTITENANT);
            if (!tenants && !resource.type().equals(DISTRIBUTION)) {
                continue;
            }
            Distribution distribution = ConfigReader.read(
                    new Block(resource.values(), tenants ? TerraformShape.MULTITENANT : TerraformShape.DISTRIBUTION),
                    Optional.of(text(resource.values(), "id").orElse(resource.address())),
                    text(resource.values(), "domain_name"),
                    policies);
            contents = contents.and(Contents.of(tenants ? distribution.asTemplateOfTenants() : distribution));
        }
        return contents;
    }

    private static Optional<String> text(Node node, String name) {
        return node.member(name).flatMap(Node::scalar);
    }
}
