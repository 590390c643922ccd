package dev.originprobe.differential;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ways to serve a path otherwise than it is. */
enum ServedAs {
    WITHOUT_AN_INTERMEDIATE {
        @Override
        boolean change(Chain chain) {
            return chain.served().size() > 1
                    && chain.served()
                                    .remove(1
                                            + chain.random()
                                                    .nextInt(chain.served().size() - 1))
                            != null;
        }
    },
    SWAPPED {
        @Override
        boolean change(Chain chain) {
            if (chain.served().size() < 3) {
                return false;
            }
            Collections.swap(chain.served(), 1, chain.served().size() - 1);
            return true;
        }
    },
    WITH_A_COPY {
        @Override
        boolean change(Chain chain) {
            Made copied =
                    chain.served().get(chain.random().nextInt(chain.served().size()));
            chain.insert(copied);
            return true;
        }
    },
    WITH_A_STRANGER {
        @Override
        boolean change(Chain chain) {
            chain.insert(chain.stranger());
            return true;
        }
    },
    WITH_THE_ROOT {
        @Override
        boolean change(Chain chain) {
            chain.served().add(chain.root());
            return true;
        }
    },
    WITH_THE_ROOT_INSIDE {
        @Override
        boolean change(Chain chain) {
            chain.insert(chain.root());
            return true;
        }
    },
    WITH_A_CROSS_SIGNED_ROOT {
        @Override
        boolean change(Chain chain) {
            chain.served()
                    .add(Template.authority("Root")
                            .keys(chain.root().keys())
                            .by(chain.stranger())
                            .issue());
            return true;
        }
    },
    WITH_A_NAMESAKE_OF_THE_ISSUER {
        @Override
        boolean change(Chain chain) {
            chain.insert(Template.authority("CA 1").by(chain.root()).issue());
            return true;
        }
    },
    LEAF_SIGNED_BY_ITSELF {
        @Override
        boolean change(Chain chain) {
            chain.served().set(0, Template.leaf(Generated.HOST).issue());
            return true;
        }
    },
    TAMPERED {
        @Override
        boolean change(Chain chain) {
            int at = chain.random().nextInt(chain.served().size());
            Made victim = chain.served().get(at);
            byte[] der = victim.der();
            der[der.length - 1 - chain.random().nextInt(8)] ^= 1;
            chain.served().set(at, victim.as(der));
            return true;
        }
    };

    /**
     * A chain that is about to be served.
     *
     * @param served leaf first; is changed
     */
    record Chain(List<Made> served, Made root, Made stranger, Random random) {
        /** Anywhere behind the leaf. */
        void insert(Made one) {
            served.add(1 + random.nextInt(served.size()), one);
        }
    }

    /** Whether it could be done. */
    abstract boolean change(Chain chain);
}
