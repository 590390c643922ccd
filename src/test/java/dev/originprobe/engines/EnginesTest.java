package dev.originprobe.engines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.originprobe.corpora.Chains;
import dev.originprobe.engines.OddChains.Place;
import dev.originprobe.fixtures.Openssl;
import dev.originprobe.fixtures.Snapshot;
import dev.originprobe.fixtures.Template;
import dev.originprobe.net.AskedWitness;
import dev.originprobe.pki.TrustStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Odd certificates are judged as TLS engines judge them, who are asked here and now. */
final class EnginesTest {
    /** Beside the snapshots: it is for people too. */
    private static final String TABLE = "../../../testdata/engines/certificates.txt";

    private static final String HEADER =
            "# takes (+), refuses (-), not asked (.): OpenSSL 3.0, AWS-LC through s2n, BoringSSL (the leaf"
                    + " alone), Bouncy Castle, JDK 25\n";

    private static final int JDK_OF_THE_TABLE = 25;
    /** A root that {@code --trust-anchor} does not take: there is no verdict. */
    private static final String NO_ROOT = "no root: ";

    private static final int AT_ONCE = 3;

    private static final List<Row> ROWS = new ArrayList<>();

    /**
     * A certificate and what is said of it.
     *
     * @param taken by which engines
     * @param ours {@code OK}, or {@code FAIL} or {@code UNKNOWN} and the rules
     */
    private record Row(String name, Map<Engine, Boolean> taken, String ours) {
        String line() {
            return Arrays.stream(Engine.values())
                            .map(engine -> taken.containsKey(engine) ? takes(engine) ? "+" : "-" : ".")
                            .collect(Collectors.joining())
                    + " " + name;
        }

        private boolean takes(Engine engine) {
            return Boolean.TRUE.equals(taken.get(engine));
        }

        /** BoringSSL, as it is here, leaves the chain to others: that it takes one says nothing, that it does not does. */
        boolean isFollowed() {
            if (ours.startsWith(NO_ROOT)) {
                return true;
            }
            if (!takes(Engine.OPENSSL) && !takes(Engine.AWS_LC)) {
                return ours.startsWith("FAIL");
            }
            boolean byAll = takes(Engine.OPENSSL) && takes(Engine.AWS_LC) && takes(Engine.BORINGSSL);
            return byAll ? !ours.startsWith("FAIL") : ours.startsWith("UNKNOWN");
        }
    }

    @BeforeAll
    static void ask_the_engines() throws Exception {
        assumeTrue(Openssl.run("version").startsWith("OpenSSL 3.0."), "the table is of OpenSSL 3.0");
        assumeTrue(AskedWitness.missing().isEmpty(), "AWS's library is not for this system");
        ExecutorService askers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Row>> asking = new ArrayList<>();
            for (Form form : Form.all()) {
                for (Place place : new TreeSet<>(form.places())) {
                    asking.add(() -> row(form, place));
                }
            }
            for (Future<Row> asked : askers.invokeAll(asking)) {
                ROWS.add(asked.get());
            }
        } finally {
            askers.shutdownNow();
        }
    }

    private static Row row(Form form, Place place) {
        OddChain chain = form.in(place);
        Map<Engine, Boolean> taken = new EnumMap<>(Engine.class);
        for (Engine engine : form.encoding() && place != Place.ROOT ? Engine.values() : Engine.OF_TLS) {
            taken.put(engine, engine.takes(chain));
        }
        return new Row(place.name().toLowerCase(Locale.ROOT) + ": " + form.name(), taken, ours(chain));
    }

    private static String ours(OddChain chain) {
        try {
            return Chains.served(
                    chain.der(), TrustStore.none().with(List.of(chain.root().der())), Template.NOW);
        } catch (IllegalArgumentException noRoot) {
            return NO_ROOT + noRoot.getMessage();
        }
    }

    @Test
    void the_table_is_what_the_engines_say_today() {
        assumeTrue(Runtime.version().feature() == JDK_OF_THE_TABLE, "the table has what JDK 25 says");
        Snapshot.assertKept(TABLE, ROWS.stream().map(Row::line).collect(Collectors.joining("\n", HEADER, "\n")));
    }

    @Test
    void what_all_refuse_is_dropped_what_all_take_is_not_and_what_they_differ_about_is_unknown() {
        assertEquals(
                List.of(),
                ROWS.stream()
                        .filter(row -> !row.isFollowed())
                        .map(row -> row.line() + " | " + row.ours())
                        .toList());
    }
}
