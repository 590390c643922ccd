package dev.originprobe.differential;

import dev.originprobe.differential.Keys.Kind;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes chains, valid ones and ones broken in one or two ways; the same kinds of chains from the same seed. */
final class ChainGenerator {
    private static final List<Kind> USUAL = List.of(Kind.RSA_2048, Kind.P256, Kind.P256, Kind.P384);
    private static final List<Kind> ODD = List.of(Kind.RSA_1024, Kind.P521, Kind.ED25519);
    private static final List<ServedAs> ORDERS = List.of(ServedAs.values());
    private static final Made STRANGER = Template.authority("Stranger").issue();

    private final Keys keys = new Keys();
    private final long seed;

    ChainGenerator(long seed) {
        this.seed = seed;
    }

    /** Chain number n of this seed. */
    Generated chain(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        return new Making(random).make(number);
    }

    /** One chain in the making. */
    private final class Making {
        private final Random random;
        private final List<String> done = new ArrayList<>();
        private final Map<Integer, List<Flaw>> flaws = new HashMap<>();
        private final int intermediates;

        Making(Random random) {
            this.random = random;
            this.intermediates = random.nextInt(4);
        }

        Generated make(int number) {
            int changes = random.nextInt(3);
            List<ServedAs> orders = new ArrayList<>();
            for (int i = 0; i < changes; i++) {
                if (random.nextInt(3) == 0) {
                    orders.add(ORDERS.get(random.nextInt(ORDERS.size())));
                } else {
                    choose();
                }
            }
            Made root = authority("Root", Flaw.ROOT, null);
            List<Made> path = new ArrayList<>();
            Made issuer = root;
            for (int depth = intermediates; depth > 0; depth--) {
                issuer = authority("CA " + depth, depth, issuer);
                path.add(0, issuer);
            }
            path.add(0, leaf(issuer));
            List<Made> served = new ArrayList<>(path);
            for (ServedAs order : orders) {
                if (order.change(new ServedAs.Chain(served, root, STRANGER, random))) {
                    done.add(order.toString());
                }
            }
            List<Made> roots = new ArrayList<>(List.of(root));
            if (random.nextInt(20) == 0) {
                done.add("ROOT_NOT_INCLUDED");
                roots = List.of(STRANGER);
            }
            return new Generated(String.valueOf(number), done, served, roots);
        }

        /** Sets down a flaw for a depth that it is possible at. */
        private void choose() {
            List<Integer> depths = new ArrayList<>(List.of(0, 0, Flaw.ROOT));
            for (int depth = 1; depth <= intermediates; depth++) {
                depths.add(depth);
            }
            int depth = depths.get(random.nextInt(depths.size()));
            List<Flaw> possible = Arrays.stream(Flaw.values())
                    .filter(flaw -> flaw.possibleAt(depth))
                    .toList();
            Flaw flaw = possible.get(random.nextInt(possible.size()));
            flaws.computeIfAbsent(depth, none -> new ArrayList<>()).add(flaw);
            done.add(flaw + "@" + (depth == Flaw.ROOT ? "root" : depth == 0 ? "leaf" : "ca"));
        }

        private Made leaf(Made issuer) {
            return finish(Template.leaf(Generated.HOST), 0, issuer);
        }

        private Made authority(String name, int depth, @Nullable Made issuer) {
            return finish(Template.authority(name), depth, issuer);
        }

        private Made finish(Template template, int depth, @Nullable Made issuer) {
            KeyPair pair = key(depth);
            template.keys(pair);
            KeyPair signing = pair;
            if (issuer != null) {
                template.by(issuer);
                signing = issuer.keys();
                if (random.nextInt(40) == 0) {
                    done.add("FORGED");
                    template.signedBy(keys.other(Kind.P256, issuer.keys(), random));
                    signing = STRANGER.keys();
                }
            }
            String kind = signing.getPrivate().getAlgorithm();
            for (Flaw flaw : flaws.getOrDefault(depth, List.of())) {
                if (!kind.equals("EdDSA") || !flaw.name().startsWith("SHA")) {
                    flaw.applyTo(template, kind.equals("RSA") ? "RSA" : "ECDSA");
                }
            }
            return template.issue();
        }

        private KeyPair key(int depth) {
            boolean odd = random.nextInt(25) == 0;
            Kind kind = odd ? ODD.get(random.nextInt(ODD.size())) : USUAL.get(random.nextInt(USUAL.size()));
            if (odd) {
                done.add(kind + "@" + (depth == 0 ? "leaf" : "ca"));
            }
            return keys.any(kind, random);
        }
    }
}
