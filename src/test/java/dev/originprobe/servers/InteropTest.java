package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** {@code matrix} and {@code check} on servers of every TLS library, beside what other scanners say of the same servers. */
final class InteropTest {
    /** So many servers are scanned at a time. */
    private static final int AT_A_TIME = 4;

    @TempDir
    static Path folder;

    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(AT_A_TIME);
    private static final List<Compared> COMPARED = new ArrayList<>();
    private static Path trusted;

    /** Null until they are started. */
    private static @Nullable InteropServers servers;

    private record Compared(ComparedServer server, CompletableFuture<Said> future) {
        Said said() {
            return future.join();
        }

        String name() {
            return server.name();
        }
    }

    /**
     * What was said of a server.
     *
     * @param matrix by us
     * @param others by the other scanners
     */
    private record Said(JsonNode matrix, Map<OtherScanner, Set<String>> others) {
        static Said of(int port) {
            JsonNode matrix = Matrices.json(port, trusted);
            Map<OtherScanner, Set<String>> others = new EnumMap<>(OtherScanner.class);
            for (OtherScanner scanner : OtherScanner.values()) {
                others.put(scanner, scanner.scan(folder, port));
            }
            return new Said(matrix, others);
        }

        /** What a scanner accepted of what was asked by us. */
        Set<String> byOther(OtherScanner scanner) {
            Set<String> accepted = new TreeSet<>(others.getOrDefault(scanner, Set.of()));
            accepted.retainAll(suites(Set.of("ACCEPTED", "REFUSED", "UNDECIDED")));
            return accepted;
        }

        /** The suites with one of those replies, as {@code PROTOCOL SUITE}. */
        Set<String> suites(Set<String> replies) {
            Set<String> suites = new TreeSet<>();
            matrix.path("addresses").path(0).path("suites").forEach(suite -> {
                if (replies.contains(suite.path("reply").asText())) {
                    suites.add(suite.path("protocol").asText() + " "
                            + suite.path("opensslCipherSuite").asText());
                }
            });
            return suites;
        }
    }

    @BeforeAll
    static void start() {
        for (OtherScanner scanner : OtherScanner.values()) {
            Peers.require(scanner.command());
        }
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        InteropServers all = new InteropServers(folder, identities);
        servers = all;
        ComparedServer.startAll(all)
                .forEach(server -> COMPARED.add(
                        new Compared(server, CompletableFuture.supplyAsync(() -> Said.of(server.port()), EXECUTOR))));
    }

    @AfterAll
    static void stop() {
        EXECUTOR.shutdownNow();
        if (servers != null) {
            servers.close();
        }
    }

    private static Stream<DynamicTest> ofEach(Consumer<Compared> test) {
        return COMPARED.stream().map(one -> dynamicTest(one.name(), () -> test.accept(one)));
    }

    @TestFactory
    Stream<DynamicTest> matrix_accepts_what_the_configuration_enables() {
        return ofEach(one -> {
            assertEquals(
                    String.join("\n", one.server().accepted()),
                    String.join("\n", Matrices.accepted(one.said().matrix())));
            assertEquals(Set.of(), one.said().suites(Set.of("UNDECIDED")));
        });
    }

    @TestFactory
    Stream<DynamicTest> matrix_accepts_each_certificate_and_recommends_tls_1_2() {
        return ofEach(one -> {
            JsonNode matrix = one.said().matrix();
            Set<String> kinds = one.server().accepted().stream()
                    .map(suite -> suite.substring(suite.lastIndexOf(' ') + 1))
                    .collect(Collectors.toSet());
            JsonNode certificates = matrix.path("addresses").path(0).path("certificates");
            assertEquals(kinds, Set.copyOf(certificates.findValuesAsText("authentication")));
            certificates.forEach(certificate -> assertEquals(
                    "CONNECT", certificate.path("judged").path("outcome").asText()));
            assertEquals("[\"TLSv1.2\"]", matrix.path("recommended").toString());
        });
    }

    @TestFactory
    Stream<DynamicTest> check_connects() {
        return ofEach(one -> {
            one.future().join();
            one.server().check().check(trusted);
        });
    }

    @TestFactory
    Stream<DynamicTest> other_scanners_differ_where_there_is_a_reason() {
        Differences differences = new Differences();
        return ofEach(one -> {
            List<String> faults = new ArrayList<>();
            for (OtherScanner scanner : OtherScanner.values()) {
                faults.addAll(differences.faults(
                        one.name(),
                        scanner,
                        one.said().byOther(scanner),
                        one.said().suites(Set.of("ACCEPTED"))));
            }
            assertEquals("", String.join("\n", faults));
        });
    }

    /** Where it chooses an ARIA suite it closes, and ECDHE-RSA-CAMELLIA128-SHA256 comes after those in its order. */
    @Test
    void all_suites_of_mbed_tls_are_found_beside_those_at_which_it_breaks_off() {
        Compared mbedTls = COMPARED.stream()
                .filter(one -> one.name().equals("lighttpd-mbedtls-rsa"))
                .findFirst()
                .orElseThrow();
        Set<String> accepted = Matrices.accepted(Matrices.json(mbedTls.server().port(), trusted, "--all-suites"));
        assertTrue(accepted.containsAll(mbedTls.server().accepted()), accepted::toString);
        assertTrue(accepted.contains("TLSv1.2 ECDHE-RSA-CAMELLIA128-SHA256 RSA"), accepted::toString);
    }

    @Test
    void differences_are_of_servers_that_are_compared() {
        Set<String> unknown = new Differences().servers();
        COMPARED.forEach(one -> unknown.remove(one.name()));
        assertEquals(Set.of(), unknown);
    }
}
