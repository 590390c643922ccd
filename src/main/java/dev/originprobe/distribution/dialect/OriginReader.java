package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Dialect;
import dev.originprobe.distribution.Location;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.OriginGroup;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.OriginService;
import dev.originprobe.distribution.ProtocolPolicy;
import dev.originprobe.distribution.Setting;
import dev.originprobe.distribution.Unresolved;
import dev.originprobe.distribution.document.Node;
import dev.originprobe.origin.IpAddressType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads origins and origin groups. */
final class OriginReader {
    private OriginReader() {}

    static Origin origin(Block origin) {
        Setting<Block> vpc = origin.block("VpcOriginConfig");
        Setting<Block> custom = origin.block("CustomOriginConfig");
        custom.value().filter(config -> !config.has("OriginProtocolPolicy")).ifPresent(config -> {
            throw config.missing("OriginProtocolPolicy");
        });
        OriginKind kind = kind(origin, vpc, custom);
        return new Origin(
                origin.requiredText("Id"),
                kind,
                origin.requiredText("DomainName"),
                switch (kind) {
                    case VPC -> custom(vpc, origin);
                    case CUSTOM -> custom(custom, origin);
                    case S3 -> custom(Setting.absent(origin.location()), origin);
                },
                origin.number("ConnectionAttempts"),
                origin.number("ConnectionTimeout"),
                completion(origin),
                origin.location());
    }

    /**
     * An origin whose name stands among its settings, in one object.
     *
     * @param config of the distribution
     * @param written the object
     * @param kind custom or a bucket, as the form has no other
     * @param id what behaviors call it
     */
    static Origin legacy(Block config, Setting<Block> written, OriginKind kind, Setting<String> id) {
        Location location = written.location();
        return new Origin(
                id,
                kind,
                written.value()
                        .map(block -> block.requiredText("DomainName"))
                        .orElseGet(() -> new Setting<>(Optional.empty(), written.unresolved(), location)),
                custom(kind == OriginKind.CUSTOM ? written : Setting.absent(location), config),
                Setting.absent(location),
                Setting.absent(location),
                Setting.absent(location),
                location);
    }

    /** A state of Terraform has 0 where none is set. */
    private static Setting<Integer> completion(Block origin) {
        Setting<Integer> seconds = origin.number("ResponseCompletionTimeout");
        return origin.shape().dialect() == Dialect.TERRAFORM && seconds.is(0)
                ? Setting.absent(seconds.location())
                : seconds;
    }

    /** In the order in which AWS takes them. */
    private static OriginKind kind(Block origin, Setting<Block> vpc, Setting<Block> custom) {
        if (!vpc.isAbsent()) {
            return OriginKind.VPC;
        }
        if (!custom.isAbsent()) {
            return OriginKind.CUSTOM;
        }
        if (!origin.block("S3OriginConfig").isAbsent() || origin.has("OriginAccessControlId") || isBucket(origin)) {
            return OriginKind.S3;
        }
        throw origin.node()
                .wrong("has neither " + origin.shape().name("CustomOriginConfig") + ", "
                        + origin.shape().name("VpcOriginConfig") + " nor "
                        + origin.shape().name("S3OriginConfig") + ", and its "
                        + origin.shape().name("DomainName") + " is not that of an S3 bucket");
    }

    private static boolean isBucket(Block origin) {
        Optional<OriginService> service = OriginService.of(origin.text("DomainName"));
        return service.filter(found ->
                        found == OriginService.S3_BUCKET || found == OriginService.S3_MULTI_REGION_ACCESS_POINT)
                .isPresent();
    }

    private static Origin.Custom custom(Setting<Block> config, Block origin) {
        Optional<Unresolved> expression = config.unresolved();
        Block block = config.value()
                .orElseGet(() -> new Block(new Node(new Node.Members(Map.of()), config.location()), origin.shape()));
        return new Origin.Custom(
                open(block.number("HTTPPort"), expression),
                open(block.number("HTTPSPort"), expression),
                open(block.choice("OriginProtocolPolicy", ProtocolPolicy.values(), ProtocolPolicy::label), expression),
                open(block.texts("OriginSslProtocols"), expression),
                open(block.number("OriginReadTimeout"), expression),
                open(block.number("OriginKeepaliveTimeout"), expression),
                open(
                        block.choice(
                                "IpAddressType",
                                IpAddressType.values(),
                                type -> type.name().toLowerCase(Locale.ROOT)),
                        expression),
                open(
                        block.block("OriginMtlsConfig")
                                .value()
                                .map(mtls -> mtls.text("ClientCertificateArn"))
                                .orElseGet(() -> Setting.absent(block.place("OriginMtlsConfig"))),
                        expression));
    }

    static OriginGroup group(Block group) {
        Setting<Block> criteria = group.block("FailoverCriteria");
        return new OriginGroup(
                group.requiredText("Id"),
                group.list("Members")
                        .map(members -> members.stream()
                                .map(member -> member.open()
                                        .<Setting<String>>map(
                                                expression -> Setting.unresolved(expression, member.location()))
                                        .orElseGet(() -> new Block(member, group.shape()).requiredText("OriginId")))
                                .toList()),
                criteria.value()
                        .map(OriginReader::codes)
                        .orElseGet(() -> new Setting<>(Optional.empty(), criteria.unresolved(), criteria.location())),
                group.location());
    }

    private static Setting<List<Integer>> codes(Block criteria) {
        Setting<List<Node>> list = criteria.list("StatusCodes");
        List<Integer> codes = new ArrayList<>();
        for (Node code : list.value().orElse(List.of())) {
            if (code.open().isPresent()) {
                return Setting.unresolved(code.open().get(), list.location());
            }
            codes.add(criteria.number(code));
        }
        return list.map(any -> List.copyOf(codes));
    }

    /** The same, unresolved where the whole object is. */
    private static <T> Setting<T> open(Setting<T> setting, Optional<Unresolved> expression) {
        return expression.isPresent() ? Setting.unresolved(expression.get(), setting.location()) : setting;
    }
}
