package dev.originprobe.origin;

import dev.originprobe.tls.ProtocolVersion;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The CloudFront settings of an origin that bear on the connection.
 *
 * @param sslProtocols OriginSslProtocols, at least one, SSLv3 to TLSv1.2; TLS 1.3 cannot be selected
 * @param forwardedHost the Host header that CloudFront forwards, as A-label; empty where Host is not forwarded
 * @param ipAddressType which addresses CloudFront uses
 * @param connectionAttempts 1 to 3
 * @param connectionTimeout 1 to 10 s, for one attempt
 * @param mtls whether origin mTLS is configured: a client certificate is presented where the origin asks for one
 */
public record OriginSettings(
        Set<ProtocolVersion> sslProtocols,
        Optional<HostName> forwardedHost,
        IpAddressType ipAddressType,
        int connectionAttempts,
        Duration connectionTimeout,
        boolean mtls) {
    public OriginSettings {
        if (sslProtocols.isEmpty() || sslProtocols.contains(ProtocolVersion.TLS_1_3)) {
            throw new IllegalArgumentException("OriginSslProtocols is any of SSLv3, TLSv1, TLSv1.1, TLSv1.2");
        }
        sslProtocols = Collections.unmodifiableSet(EnumSet.copyOf(sslProtocols));
    }

    /** The same with another choice of Origin SSL Protocols. */
    public OriginSettings with(Set<ProtocolVersion> protocols) {
        return new OriginSettings(protocols, forwardedHost, ipAddressType, connectionAttempts, connectionTimeout, mtls);
    }
}
