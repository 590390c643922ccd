package dev.originprobe.servers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.fixtures.FreePorts;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The origins of the soak, any number of them, each with a name and an address of loopback of its own: good and broken ones
 * behind one nginx, and others that refuse, keep silent or reset. What each of them is depends on its number alone.
 */
final class SoakOrigins implements AutoCloseable {
    private static final int NETWORK = 250;

    private final Path folder;
    private final Path trusted;
    private final Nginx nginx;
    private final MixedOrigins others = new MixedOrigins();
    private final List<Kind> kinds;

    /**
     * Origins of a kind.
     *
     * @param outcome that they must have, with the rule that says why; an empty one for none
     * @param percent of all
     * @param settings of their own, as members of a JSON object
     */
    record Kind(String name, int percent, int port, String outcome, String rule, String settings) {
        /** What is wrong with a report of one of them; empty text for nothing. */
        String fault(JsonNode origin) {
            List<String> rules = StreamSupport.stream(origin.path("findings").spliterator(), false)
                    .map(finding -> finding.path("rule").asText())
                    .toList();
            boolean right = origin.path("outcome").asText().equals(outcome)
                    && (rule.isEmpty() ? rules.isEmpty() : rules.contains(rule));
            return right
                    ? ""
                    : name + ": " + origin.path("target").asText() + " is "
                            + origin.path("outcome").asText() + " " + rules;
        }
    }

    /** Starts the servers; their files are in that folder. */
    SoakOrigins(Path folder) {
        this.folder = folder;
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        nginx = new Nginx(folder, 4);
        int good = site(identities.ecdsaNamed("*.origin.test"));
        int expired = site(identities.expired());
        int named = site(identities.ecdsaNamed("other.test"));
        int alone = site(identities.alone());
        nginx.start();
        kinds = List.of(
                new Kind("good", 60, good, "CONNECT", "", ""),
                new Kind("expired", 5, expired, "DROP", "certificate-expired", ""),
                new Kind("named otherwise", 8, named, "DROP", "name-mismatch", ""),
                new Kind("incomplete", 5, alone, "DROP", "chain-incomplete", ""),
                new Kind("no listener", 10, FreePorts.one(), "UNKNOWN", "connection-refused", ""),
                new Kind("refusing", 4, others.refusing(0), "DROP", "handshake-refused", ""),
                new Kind("resetting", 6, others.resetting(), "DROP", "handshake-closed", ""),
                new Kind("silent", 2, others.silent(), "UNKNOWN", "handshake-timed-out", ",\"handshakeTimeout\":1"));
    }

    private int site(Identities.Identity identity) {
        int port = nginx.site(List.of(identity));
        nginx.alsoAt("0.0.0.0", port, List.of(identity));
        return port;
    }

    /** What is to be trusted. */
    Path trusted() {
        return trusted;
    }

    /** Of what kind an origin is. */
    Kind kind(int number) {
        int place = (int) (((number * 2_654_435_761L) >>> 8) % 100);
        for (Kind kind : kinds) {
            place -= kind.percent();
            if (place < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the kinds are less than all");
    }

    /** The number of the origin that a report is about. */
    static int number(JsonNode origin) {
        return Integer.parseInt(origin.path("target").asText().replaceFirst("^o([0-9]+)\\..*", "$1"));
    }

    /** Writes a list of targets. */
    Path list(String name, IntStream numbers) {
        Path list = folder.resolve(name);
        try (BufferedWriter writer = Files.newBufferedWriter(list)) {
            for (PrimitiveIterator.OfInt each = numbers.iterator(); each.hasNext(); ) {
                int number = each.nextInt();
                Kind kind = kind(number);
                writer.write("{\"target\":\"o" + number + ".origin.test:" + kind.port() + "\",\"resolve\":\""
                        + address(number) + "\"" + kind.settings() + "}\n");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return list;
    }

    private static String address(int number) {
        return "127." + (1 + number / NETWORK / NETWORK % NETWORK) + "." + number / NETWORK % NETWORK + "."
                + (1 + number % NETWORK);
    }

    @Override
    public void close() throws IOException {
        nginx.close();
        others.close();
    }
}
