package dev.originprobe.differential;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Keys to choose from: making an RSA key takes longer than judging a hundred chains. */
final class Keys {
    private static final int OF_EACH = 6;

    /** What a key is. */
    enum Kind {
        RSA_2048("RSA", 2_048),
        P256("EC", 256),
        P384("EC", 384),
        RSA_1024("RSA", 1_024),
        P521("EC", 521),
        ED25519("Ed25519", 255);

        private final String algorithm;
        private final int bits;

        Kind(String algorithm, int bits) {
            this.algorithm = algorithm;
            this.bits = bits;
        }
    }

    private final Map<Kind, List<KeyPair>> pool = new EnumMap<>(Kind.class);

    Keys() {
        for (Kind kind : Kind.values()) {
            List<KeyPair> pairs = new ArrayList<>();
            for (int i = 0; i < OF_EACH; i++) {
                pairs.add(pair(kind));
            }
            pool.put(kind, pairs);
        }
    }

    /** One of a kind, not the one that is left out. */
    KeyPair other(Kind kind, KeyPair leftOut, Random random) {
        List<KeyPair> pairs = pool.get(kind).stream()
                .filter(pair -> !pair.getPublic().equals(leftOut.getPublic()))
                .toList();
        return pairs.get(random.nextInt(pairs.size()));
    }

    KeyPair any(Kind kind, Random random) {
        return pool.get(kind).get(random.nextInt(OF_EACH));
    }

    private static KeyPair pair(Kind kind) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.algorithm);
            generator.initialize(kind.bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK makes such keys", impossible);
        }
    }
}
