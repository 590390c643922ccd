package dev.originprobe.net.s2n;

import com.sun.jna.Pointer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The library's configs: one for each policy and set of roots, shared by the sessions, which must end before it is freed.
 * All are made and freed under one lock; once made they are only read.
 */
final class Configs {
    /** Unused ones that are kept: as many as CloudFront has policies for one set of roots. */
    private static final int KEPT = 9;
    /** S2N_CERT_AUTH_OPTIONAL: a request for a client certificate is answered, with an empty list where there is none. */
    private static final int CLIENT_CERTIFICATE_OPTIONAL = 2;

    private final Optional<PemIdentity> identity;
    private final Map<Key, Config> made = new LinkedHashMap<>();
    private boolean closed;

    Configs(Optional<PemIdentity> identity) {
        this.identity = identity;
    }

    private record Key(String policy, List<String> roots) {}

    /** One config, and how many sessions use it. */
    final class Config {
        private final Pointer config;
        private final Optional<Pointer> chainAndKey;
        private int users;

        private Config(Pointer config, Optional<Pointer> chainAndKey) {
            this.config = config;
            this.chainAndKey = chainAndKey;
        }

        Pointer pointer() {
            return config;
        }

        /** A session that used it has ended. */
        void release() {
            synchronized (Configs.this) {
                users--;
                freeUnused();
            }
        }

        private void free() {
            var unused = Functions.configFree(config);
            chainAndKey.ifPresent(Functions::certChainAndKeyFree);
        }
    }

    /** The config for a session, to be released by it. */
    synchronized Config acquire(S2nClient client) throws S2nFailure {
        Key key = new Key(client.policy(), client.roots());
        Config config = made.get(key);
        if (config == null) {
            config = make(key);
            made.put(key, config);
        }
        config.users++;
        return config;
    }

    synchronized boolean knows(String policy) {
        Pointer config = Functions.configNewMinimal();
        if (config == null) {
            return false;
        }
        boolean known = Functions.configSetCipherPreferences(config, policy) >= 0;
        return Functions.configFree(config) >= 0 && known;
    }

    synchronized void close() {
        closed = true;
        freeUnused();
    }

    /** The oldest first. */
    private void freeUnused() {
        int excess = closed ? made.size() : made.size() - KEPT;
        var configs = made.values().iterator();
        while (excess > 0 && configs.hasNext()) {
            Config config = configs.next();
            if (config.users == 0) {
                configs.remove();
                config.free();
                excess--;
            }
        }
    }

    private Config make(Key key) throws S2nFailure {
        Pointer config = Functions.configNewMinimal();
        if (config == null) {
            throw failure("a config");
        }
        Config owned = new Config(config, identity.isPresent() ? Optional.of(chainAndKey(config)) : Optional.empty());
        try {
            require(Functions.configSetCipherPreferences(config, key.policy()), "the policy " + key.policy());
            if (!key.roots().isEmpty()) {
                require(Functions.configAddPemToTrustStore(config, pem(key.roots())), "the roots");
            }
            require(Functions.configSetWallClock(config, S2nSession.CLOCK, null), "the clock");
            require(Functions.configSetClientAuthType(config, CLIENT_CERTIFICATE_OPTIONAL), "client certificates");
            if (owned.chainAndKey.isPresent()) {
                require(
                        Functions.configAddCertChainAndKeyToStore(config, owned.chainAndKey.get()),
                        "the client certificate");
            }
            return owned;
        } catch (S2nFailure failed) {
            owned.free();
            throw failed;
        }
    }

    private Pointer chainAndKey(Pointer config) throws S2nFailure {
        Pointer pair = Functions.certChainAndKeyNew();
        PemIdentity client = identity.orElseThrow();
        if (pair == null || Functions.certChainAndKeyLoadPem(pair, client.chain(), client.key()) < 0) {
            S2nFailure failed = failure("the client certificate");
            if (pair != null) {
                var unused = Functions.certChainAndKeyFree(pair);
            }
            var unused = Functions.configFree(config);
            throw failed;
        }
        return pair;
    }

    private static void require(int result, String what) throws S2nFailure {
        if (result < 0) {
            throw failure(what);
        }
    }

    private static S2nFailure failure(String what) {
        return new S2nFailure(
                "it does not take " + what + ": " + S2nError.ofThisThread().name());
    }

    private static String pem(List<String> roots) {
        StringBuilder pem = new StringBuilder();
        for (String root : roots) {
            pem.append("-----BEGIN CERTIFICATE-----\n");
            for (int start = 0; start < root.length(); start += 64) {
                pem.append(root, start, Math.min(start + 64, root.length())).append('\n');
            }
            pem.append("-----END CERTIFICATE-----\n");
        }
        return pem.toString();
    }
}
