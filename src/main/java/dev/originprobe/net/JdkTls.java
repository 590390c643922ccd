package dev.originprobe.net;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;

/** The JDK's engine, with its bans lifted: all of CloudFront's list, at the price of a slow start. */
final class JdkTls {
    private final SSLContext context;
    private final Set<String> suites;
    private final Set<String> protocols;

    JdkTls(EngineCallbacks witnesses) {
        LegacyProtocols.allow();
        try {
            context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {witnesses.keyManager()}, new TrustManager[] {witnesses.trustManager()}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
        SSLParameters supported = context.getSupportedSSLParameters();
        suites = Set.of(supported.getCipherSuites());
        protocols = Set.of(supported.getProtocols());
    }

    /** Whether it can offer all of this. */
    boolean speaks(ClientOffer offer) {
        return offer.versions().stream().map(ProtocolVersion::label).allMatch(protocols::contains)
                && offer.suites().stream().map(JdkTls::name).allMatch(suites::contains);
    }

    /** An engine that offers this: versions, suites and server name; groups and signature schemes are its own. */
    SSLEngine engine(ClientOffer offer) {
        // Without a host name and port the JDK keeps no session to resume: each handshake is a full one.
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(
                offer.versions().stream().map(ProtocolVersion::label).toArray(String[]::new));
        parameters.setCipherSuites(offer.suites().stream().map(JdkTls::name).toArray(String[]::new));
        parameters.setServerNames(
                offer.serverName().stream().<SNIServerName>map(WireName::new).toList());
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** The JDK says SSL_ where a suite is as old as that. */
    private static String name(CipherSuite suite) {
        return switch (suite.id()) {
            case 0x0004, 0x0005, 0x000a -> suite.ianaName().replaceFirst("^TLS_", "SSL_");
            default -> suite.ianaName();
        };
    }

    /** A host name as it goes on the wire; SNIHostName's check refuses names that DNS allows, such as those with an underscore. */
    private static final class WireName extends SNIServerName {
        WireName(String name) {
            super(StandardConstants.SNI_HOST_NAME, name.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
