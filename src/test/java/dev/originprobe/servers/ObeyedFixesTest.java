package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.pki.Pem;
import dev.originprobe.rules.Rules;
import dev.originprobe.servers.Fixes.Fix;
import dev.originprobe.servers.Fixes.Origin;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** An origin that is wrong is probed, its remedy obeyed, and the origin probed again: CONNECT, and nothing of it is left. */
final class ObeyedFixesTest {
    @TempDir
    static Path folder;

    /** The rules about a connection whose remedy cannot be obeyed here, or is so elsewhere, with the reason. */
    private static final Map<String, String> NOT_HERE = Map.ofEntries(
            Map.entry("host-is-address", "the name is to be in the public DNS"),
            Map.entry("name-unresolved", "the record is to be in the public DNS"),
            Map.entry("address-type-missing", "the record is to be in the public DNS"),
            Map.entry("connection-timed-out", "a firewall in between, or one of CloudFront's side"),
            Map.entry("not-tried", "more time or means: OverloadTest has both"),
            Map.entry("choice-not-offered", "another TLS implementation, as for handshake-malformed"),
            Map.entry("handshake-unsteady", "servers behind one address, made alike: AlternatingServersTest"),
            Map.entry("handshake-incomplete", "another TLS implementation, as for handshake-malformed"),
            Map.entry("root-distrusted", "nobody has the key of a root that Mozilla distrusts"),
            Map.entry(
                    "witness-refused", "what AWS's library alone refuses is not known to have been taken by it later"),
            Map.entry("addresses-disagree", "two addresses, made alike"),
            Map.entry("session-inconsistent", "servers behind one address, made alike: AlternatingServersTest"),
            Map.entry("extension-not-requested", "another TLS implementation, as for handshake-malformed"),
            Map.entry("clients-disagree", "another TLS implementation, as for handshake-malformed"),
            Map.entry("cipher-obsolete", "its page's configuration is applied by PageConfigurationsTest"),
            Map.entry("ecdsa-not-preferred", "its page's configuration is applied by PageConfigurationsTest"),
            Map.entry("server-name-required", "nothing is to be done"));

    @Test
    void every_rule_has_a_remedy_that_is_obeyed_or_a_reason_why_not() {
        Set<String> obeyed = Fixes.all(ObeyedFixesTest::written).stream()
                .map(Fix::rule)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> rules =
                Rules.all().stream().map(rule -> rule.info().id()).collect(Collectors.toCollection(TreeSet::new));
        rules.removeAll(NOT_HERE.keySet());
        assertEquals(rules, obeyed);
    }

    /** What {@code --write-chain} makes of a bundle. */
    private static List<Made> written(List<Made> bundle) {
        try {
            Path mended = folder.resolve("written.pem");
            Path file = Files.writeString(
                    folder.resolve("bundle.pem"),
                    Pem.text(bundle.stream().map(Made::der).toList()));
            Ran ran = Ran.of(
                    "chain",
                    file.toString(),
                    "--host",
                    Fixes.HOST,
                    "--at",
                    Template.NOW.toString(),
                    "--trust-anchor",
                    root().toString(),
                    "--write-chain",
                    mended.toString());
            assertEquals(1, ran.code(), ran::toString);
            return Pem.certificates(Files.readAllBytes(mended)).stream()
                    .map(der -> bundle.get(0).as(der))
                    .toList();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Path root() throws IOException {
        return Files.writeString(folder.resolve("root.pem"), Pem.text(List.of(Fixes.ROOT.der())));
    }

    private static Identity identity(String name, List<Made> chain) throws IOException {
        return new Identity(
                Files.writeString(
                        folder.resolve(name + ".pem"),
                        Pem.text(chain.stream().map(Made::der).toList())),
                Files.writeString(
                        folder.resolve(name + ".key"),
                        Pem.block(
                                "PRIVATE KEY", chain.get(0).keys().getPrivate().getEncoded())));
    }

    @TestFactory
    Stream<DynamicTest> obeying_the_remedy_gives_connect() throws IOException {
        List<Fix> fixes = Fixes.all(ObeyedFixesTest::written);
        List<DynamicTest> tests = new ArrayList<>();
        List<ScriptedPeer> peers = new ArrayList<>();
        Nginx nginx = new Nginx(folder, 2 * fixes.size());
        for (int i = 0; i < fixes.size(); i++) {
            Fix fix = fixes.get(i);
            int wrong = start(fix.wrong(), "wrong-" + i, nginx, peers);
            int mended = start(fix.mended(), "mended-" + i, nginx, peers);
            tests.add(dynamicTest(fix.rule() + ": " + fix.advice(), () -> {
                JsonNode before = probed(wrong, fix.wrong());
                assertTrue(
                        remedies(before, fix.rule()).anyMatch(text -> text.contains(fix.advice())),
                        before::toPrettyString);
                JsonNode after = probed(mended, fix.mended());
                assertEquals("CONNECT", after.path("outcome").asText(), after::toPrettyString);
                assertEquals(0, remedies(after, fix.rule()).count(), after::toPrettyString);
            }));
        }
        nginx.start();
        return tests.stream().onClose(nginx::close).onClose(() -> peers.forEach(ScriptedPeer::close));
    }

    /** Its port. */
    private static int start(Origin origin, String name, Nginx nginx, List<ScriptedPeer> peers) throws IOException {
        if (!origin.listening()) {
            return FreePorts.one();
        }
        if (origin.script().isPresent()) {
            peers.add(ScriptedPeer.playing(origin.script().get()));
            return peers.get(peers.size() - 1).endpoint().port();
        }
        return nginx.site(
                List.of(identity(name, origin.chain())), origin.directives().toArray(String[]::new));
    }

    private static Stream<String> remedies(JsonNode origin, String rule) {
        List<String> remedies = new ArrayList<>();
        for (JsonNode finding : origin.path("findings")) {
            if (finding.path("rule").asText().equals(rule)) {
                remedies.add(finding.path("remedy").asText());
            }
        }
        return remedies.stream();
    }

    private static JsonNode probed(int port, Origin origin) throws IOException {
        String target = Fixes.HOST + ":" + port;
        List<String> arguments = new ArrayList<>(List.of(
                "check",
                "--format",
                "json",
                "--at",
                Template.NOW.toString(),
                "--trust-anchor",
                root().toString(),
                "--resolve",
                target + ":127.0.0.1",
                target));
        arguments.addAll(origin.options());
        Ran ran = Ran.of(arguments.toArray(String[]::new));
        return new ObjectMapper().readTree(ran.out()).path("origins").path(0);
    }
}
