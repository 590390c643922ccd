package dev.originprobe.net;

import dev.originprobe.octets.Octets;
import dev.originprobe.pki.ClientIdentity;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * What the engines tell of their connections while they handshake. The engines' contexts are shared and know no
 * connection; the trust manager and the key manager here are told the engine, and write it down under its name.
 *
 * <p>The trust manager accepts every chain: the judge decides, from the bytes. The key manager presents the client
 * certificate where there is one; else a request for one is answered with an empty list.
 */
final class EngineCallbacks {
    private static final String ALIAS = "client";

    private final Map<SSLEngine, EngineRecord> byEngine = new ConcurrentHashMap<>();
    private final Optional<ClientIdentity> identity;

    EngineCallbacks(Optional<ClientIdentity> identity) {
        this.identity = identity;
    }

    /** What one engine told. */
    static final class EngineRecord {
        private volatile List<Octets> certificates = List.of();
        private volatile boolean certificateRequested;

        /** The server's certificates as the engine read them; empty as long as it has not. */
        List<Octets> certificates() {
            return certificates;
        }

        /** Whether the server asked for a client certificate. */
        boolean certificateRequested() {
            return certificateRequested;
        }
    }

    EngineRecord of(SSLEngine engine) {
        return byEngine.computeIfAbsent(engine, unseen -> new EngineRecord());
    }

    void forget(SSLEngine engine) {
        byEngine.remove(engine);
    }

    X509ExtendedTrustManager trustManager() {
        return new TrustAll();
    }

    X509ExtendedKeyManager keyManager() {
        return new ClientKey();
    }

    private static List<Octets> encoded(X509Certificate[] chain) {
        List<Octets> certificates = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            try {
                certificates.add(Octets.of(certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate read from bytes has its bytes", e);
            }
        }
        return certificates;
    }

    private final class TrustAll extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            of(engine).certificates = List.copyOf(encoded(chain));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private final class ClientKey extends X509ExtendedKeyManager {
        @Override
        public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            of(engine).certificateRequested = true;
            return identity.isPresent() ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return null;
        }

        @Override
        public String @Nullable [] getClientAliases(String keyType, Principal[] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String keyType, Principal[] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            return identity.map(known -> known.chain().toArray(X509Certificate[]::new))
                    .orElse(null);
        }

        @Override
        public @Nullable PrivateKey getPrivateKey(String alias) {
            return identity.map(ClientIdentity::key).orElse(null);
        }
    }
}
