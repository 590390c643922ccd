package dev.originprobe.origin;

import dev.originprobe.tls.ProtocolVersion;
import java.util.Comparator;
import java.util.Set;

/**
 * The security policy of AWS's s2n-tls that is published as CloudFront's towards origins, for a client and a setting
 * (aws/s2n-tls, tls/s2n_security_policies.c: #777 of 2018-04-12, #1736, and #5460 of 2025-08-21).
 */
public sealed interface UpstreamPolicy {
    /** The policy of that name. */
    record Named(String name) implements UpstreamPolicy {}

    /**
     * There is none.
     *
     * @param because in a few words
     */
    record None(String because) implements UpstreamPolicy {}

    /** The clients of whose time the policies without a year are: from their publication to TLS 1.3. */
    Set<String> AT_MOST_TLS_1_2 = Set.of("2018-04", "2020-09", "2021-07", "2023-11");

    /** The clients of whose time the policies of 2025 are. */
    Set<String> WITH_TLS_1_3 = Set.of("2025-11");

    /**
     * The policy for that client. The number in a policy's name is its minimum (#2238); that the lowest protocol of a
     * setting is the minimum is inferred.
     *
     * @param sslProtocols Origin SSL Protocols, at least one
     */
    static UpstreamPolicy of(Profile client, Set<ProtocolVersion> sslProtocols) {
        boolean dated = WITH_TLS_1_3.contains(client.name());
        if (!dated && !AT_MOST_TLS_1_2.contains(client.name())) {
            return new None("AWS has published no policy for profile " + client.name());
        }
        ProtocolVersion minimum =
                sslProtocols.stream().min(Comparator.naturalOrder()).orElseThrow();
        if (minimum == ProtocolVersion.SSL_3_0) {
            return new None("it does not send the SSLv3 hello that CloudFront sends where SSLv3 is selected");
        }
        String number = minimum == ProtocolVersion.TLS_1_0 ? "1-0" : minimum == ProtocolVersion.TLS_1_1 ? "1-1" : "1-2";
        return new Named("CloudFront-Upstream-TLS-" + number + (dated ? "-2025" : ""));
    }
}
