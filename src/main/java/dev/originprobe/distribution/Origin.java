package dev.originprobe.distribution;

import dev.originprobe.origin.IpAddressType;
import java.util.List;
import java.util.Optional;

/**
 * An origin of a distribution.
 *
 * @param id its name among the origins
 * @param kind which of its configs it has
 * @param domainName where it is; a host name if the config is right
 * @param custom what CustomOriginConfig says; of a VPC origin only the time-outs are here. All absent for a bucket
 * @param connectionAttempts 1 to 3; 3 where absent
 * @param connectionTimeout in seconds, 1 to 10; 10 where absent
 * @param responseCompletionTimeout in seconds, at least the read time-out; none where absent
 * @param location where it is written
 */
public record Origin(
        Setting<String> id,
        OriginKind kind,
        Setting<String> domainName,
        Custom custom,
        Setting<Integer> connectionAttempts,
        Setting<Integer> connectionTimeout,
        Setting<Integer> responseCompletionTimeout,
        Location location) {
    /** HTTPPort where nothing is written. */
    public static final int DEFAULT_HTTP_PORT = 80;

    /** HTTPSPort where nothing is written. */
    public static final int DEFAULT_HTTPS_PORT = 443;

    /**
     * CustomOriginConfig.
     *
     * @param sslProtocols OriginSslProtocols as written: SSLv3, TLSv1, TLSv1.1, TLSv1.2, or what is none of them
     * @param readTimeout in seconds, 1 to 120; 30 where absent
     * @param keepaliveTimeout in seconds, 1 to 120; 5 where absent
     * @param mtls the ARN of the client certificate; absent where origin mTLS is not configured
     */
    public record Custom(
            Setting<Integer> httpPort,
            Setting<Integer> httpsPort,
            Setting<ProtocolPolicy> protocolPolicy,
            Setting<List<String>> sslProtocols,
            Setting<Integer> readTimeout,
            Setting<Integer> keepaliveTimeout,
            Setting<IpAddressType> ipAddressType,
            Setting<String> mtls) {}

    /** For people: the id, or the expression that stands for it. */
    public String name() {
        return id.text();
    }

    /** The AWS service behind the domain name; empty for a name of the user's own, or one that is not known. */
    public Optional<OriginService> service() {
        return OriginService.of(domainName);
    }

    /** The protocol policy; empty for a bucket, for a VPC origin, and where it cannot be worked out. */
    public Optional<ProtocolPolicy> protocolPolicy() {
        return kind == OriginKind.CUSTOM ? custom.protocolPolicy().value() : Optional.empty();
    }
}
