package dev.originprobe.distribution.dialect;

import dev.originprobe.distribution.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Members of an origin that are at a level where AWS does not look for them. */
final class Misplacements {
    private static final List<String> OF_CUSTOM_ORIGINS = List.of(
            "HTTPPort",
            "HTTPSPort",
            "OriginProtocolPolicy",
            "OriginSslProtocols",
            "OriginReadTimeout",
            "OriginKeepaliveTimeout",
            "IpAddressType",
            "OriginMtlsConfig");

    private static final List<String> OF_ORIGINS = List.of(
            "ConnectionAttempts",
            "ConnectionTimeout",
            "ResponseCompletionTimeout",
            "OriginShield",
            "OriginAccessControlId");

    private Misplacements() {}

    /** Settings of a custom origin beside Origins instead of in one. */
    static List<Distribution.Misplaced> ofDistribution(Block config) {
        return found(config, OF_CUSTOM_ORIGINS, "in " + config.shape().name("CustomOriginConfig") + " of an origin");
    }

    /** Settings of a custom origin beside its CustomOriginConfig, and settings of the origin in it. */
    static List<Distribution.Misplaced> ofOrigin(Block origin) {
        List<Distribution.Misplaced> all = new ArrayList<>(
                found(origin, OF_CUSTOM_ORIGINS, "in " + origin.shape().name("CustomOriginConfig")));
        origin.block("CustomOriginConfig").value().ifPresent(custom -> {
            all.addAll(found(custom, OF_ORIGINS, "beside " + origin.shape().name("CustomOriginConfig")));
            all.addAll(found(
                    custom,
                    List.of("MinimumProtocolVersion"),
                    "in " + origin.shape().name("ViewerCertificate") + "; what an origin is asked with is "
                            + origin.shape().name("OriginSslProtocols")));
            String spelt = custom.shape().name("OriginSslProtocols");
            List.of("OriginSslProtocols", "OriginSSLProtocols").stream()
                    .filter(other -> !other.equals(spelt))
                    .flatMap(other -> custom.node().member(other).stream()
                            .map(value -> new Distribution.Misplaced(other, "as " + spelt, value.location())))
                    .forEach(all::add);
            custom.block("OriginMtlsConfig")
                    .value()
                    .ifPresent(mtls -> all.addAll(found(
                            mtls,
                            List.of("CertificateArn"),
                            "as " + origin.shape().name("ClientCertificateArn"))));
        });
        return all;
    }

    private static List<Distribution.Misplaced> found(Block block, List<String> members, String wanted) {
        Map<String, Distribution.Misplaced> found = new LinkedHashMap<>();
        for (String api : members) {
            String name = block.shape().name(api);
            if (block.has(api)) {
                found.put(name, new Distribution.Misplaced(name, wanted, block.place(api)));
            }
        }
        return List.copyOf(found.values());
    }
}
