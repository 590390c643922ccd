package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.cli.Ran;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Names in certificates, banners and proxies' refusals that are made to steer a terminal, a reader's eye or a browser are
 * shown, and harm nobody, in every format of every command.
 */
final class UntrustedTextTest {
    /** A window's title set, the screen cleared, colour, a C1 control, bidi controls, line ends, NUL, markup. */
    private static final String HOSTILE =
            "owned\u001b]0;title\u0007\u001b[2J\u001b[31m\u009b31m\u202etxet\u2066\u200f\r\n"
                    + "forged: line\u2028\u0000<script>alert(1)</script>'\"&";

    private static final int MEGABYTE = 1_000_000;

    /** What a terminal gets of a megabyte at most. */
    private static final int MOST_TEXT = 64 << 10;

    private static final Set<Integer> BIDI =
            Set.of(0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069);

    @TempDir
    static Path folder;

    private static final List<ScriptedPeer> PEERS = new ArrayList<>();
    private static final List<Origin> ORIGINS = new ArrayList<>();
    private static Nginx nginx;
    private static Path trusted;

    /**
     * An origin that says what it should not.
     *
     * @param shown what of it a report must show; empty where it carries no text
     */
    private record Origin(String name, int port, String shown) {}

    @BeforeAll
    static void start() throws IOException {
        Made authority = authority("root " + HOSTILE);
        Made other = authority("other " + HOSTILE);
        trusted = Files.writeString(folder.resolve("root.pem"), authority.pem());
        nginx = new Nginx(folder, 5);
        site("subject", leaf(authority));
        site("subjectAltName", leaf(authority).dns(ascii(HOSTILE), "*." + ascii(HOSTILE)));
        site("issuer", leaf(other));
        String megabyte = "owned" + "\u001b".repeat(MEGABYTE);
        site("megabyte-subject", leaf(authority).subject("CN=" + encoded(megabyte)));
        site("megabyte-name", leaf(authority).dns(megabyte));
        nginx.start();
        peer("banner", "owned", line -> line.send(utf8("220 " + HOSTILE)));
        peer("HTTP answer", "owned", line -> line.send(utf8("HTTP/1.1 400 " + HOSTILE + "\r\n\r\n" + HOSTILE)));
        peer("alert of no known description", "", line -> {
            line.readRecord();
            line.send(ServerBytes.join(ServerBytes.alert(2, 0x9b), utf8(HOSTILE)));
        });
    }

    @AfterAll
    static void stop() {
        nginx.close();
        PEERS.forEach(ScriptedPeer::close);
    }

    private static Made authority(String name) {
        return Template.authority("").subject("CN=" + encoded(name)).current().issue();
    }

    private static Template leaf(Made issuer) {
        return Template.leaf(Identities.HOST)
                .subject("CN=" + encoded(HOSTILE) + ",O=" + encoded(HOSTILE))
                .by(issuer)
                .current();
    }

    private static void site(String name, Template leaf) throws IOException {
        Made issued = leaf.issue();
        Identity identity = new Identity(
                Files.writeString(folder.resolve(name + ".pem"), issued.pem()),
                Files.writeString(folder.resolve(name + ".key"), issued.keyPem()));
        ORIGINS.add(new Origin(name, nginx.site(List.of(identity)), "owned"));
    }

    private static void peer(String name, String shown, Script script) {
        ScriptedPeer peer = ScriptedPeer.playing(script);
        PEERS.add(peer);
        ORIGINS.add(new Origin(name, peer.endpoint().port(), shown));
    }

    /** A value in a name as RFC 4514 writes one by its encoding, whatever is in it and however long it is. */
    private static String encoded(String value) {
        try {
            return "#" + HexFormat.of().formatHex(new DERUTF8String(value).getEncoded());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What of the text an IA5String can hold. */
    private static String ascii(String text) {
        return text.replaceAll("[^\\x00-\\x7f]", "");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Ran run(String command, Origin origin, String... options) {
        String target = Identities.HOST + ":" + origin.port();
        List<String> arguments = new ArrayList<>(
                List.of(command, "--resolve", target + ":127.0.0.1", "--trust-anchor", trusted.toString(), target));
        arguments.addAll(List.of(options));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private static Stream<DynamicTest> ofEach(String name, Consumer<Origin> test) {
        return ORIGINS.stream().map(origin -> dynamicTest(name + ": " + origin.name(), () -> test.accept(origin)));
    }

    @TestFactory
    Stream<DynamicTest> check_shows_it_in_text() {
        return Stream.of("--verbose", "--quiet", "--color=never")
                .flatMap(option -> ofEach(option, origin -> {
                    Ran ran = run("check", origin, option);
                    assertHarmless(ran);
                    assertTrue(option.equals("--quiet") || ran.out().contains(origin.shown()), ran::out);
                }));
    }

    @TestFactory
    Stream<DynamicTest> check_shows_it_in_json() {
        return Stream.of("json", "ndjson")
                .flatMap(format -> ofEach(format, origin -> {
                    Ran ran = run("check", origin, "--format", format);
                    assertHarmlessJson(ran, origin);
                }));
    }

    @TestFactory
    Stream<DynamicTest> matrix_shows_it() {
        return Stream.of("text", "html")
                .flatMap(format -> ofEach(format, origin -> {
                    Ran ran = run("matrix", origin, "--format", format, "--handshake-timeout", "2");
                    assertHarmless(ran);
                    assertEquals(false, ran.out().contains("<script>"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> matrix_shows_it_in_json() {
        return ofEach("json", origin -> {
            Ran ran = run("matrix", origin, "--format", "json", "--handshake-timeout", "2");
            assertHarmlessJson(ran, new Origin(origin.name(), origin.port(), ""));
        });
    }

    @TestFactory
    Stream<DynamicTest> saved_evidence_is_judged_and_shown() {
        return ofEach("judge", origin -> {
            Path file = folder.resolve("evidence-" + origin.port() + ".ndjson");
            run("check", origin, "--save-evidence", file.toString());
            Ran text = Ran.of("judge", "--trust-anchor", trusted.toString(), file.toString());
            assertHarmless(text);
            assertTrue(text.out().contains(origin.shown()), text::out);
            assertHarmlessJson(
                    Ran.of("judge", "--trust-anchor", trusted.toString(), "--format", "json", file.toString()), origin);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_bundle_is_judged_and_shown() {
        return Stream.of("subject", "subjectAltName", "issuer", "megabyte-subject", "megabyte-name")
                .map(name -> dynamicTest(name, () -> {
                    String[] command = {
                        "chain", folder.resolve(name + ".pem").toString(), "--host", Identities.HOST, "--format", "text"
                    };
                    Ran text = Ran.of(command);
                    assertHarmless(text);
                    assertTrue(text.out().contains("owned"), text::out);
                    command[command.length - 1] = "json";
                    assertHarmlessJson(Ran.of(command), new Origin(name, 0, "owned"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_a_proxy_says_is_shown() {
        return Stream.of("check", "matrix")
                .map(command -> dynamicTest(command, () -> {
                    try (ScriptedPeer proxy = ScriptedPeer.playing(line -> {
                        line.readLines();
                        line.send(utf8("HTTP/1.1 407 " + HOSTILE + "\r\n\r\n"));
                    })) {
                        assertHarmless(run(
                                command,
                                ORIGINS.get(0),
                                "--proxy",
                                "http://127.0.0.1:" + proxy.endpoint().port()));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_the_user_gives_is_shown() {
        return IntStream.range(0, 4)
                .mapToObj(i -> dynamicTest("argument " + i, () -> {
                    String[] arguments = {"check", "origin.test", "--at", "now", "--profile", "2014"};
                    arguments[i == 3 ? 5 : i] = ascii(HOSTILE).replace("\u0000", "");
                    Ran ran = Ran.of(arguments);
                    assertEquals(2, ran.code());
                    assertHarmlessText(ran.err());
                    assertEquals("", ran.out());
                }));
    }

    private static void assertHarmless(Ran ran) {
        assertTrue(ran.code() <= 3, ran::toString);
        assertEquals("", ran.err());
        assertHarmlessText(ran.out());
        assertTrue(ran.out().length() < MOST_TEXT, () -> ran.out().length() + " characters");
    }

    private static void assertHarmlessJson(Ran ran, Origin origin) {
        assertTrue(ran.code() <= 3, ran::toString);
        assertEquals("", ran.err());
        assertHarmlessText(ran.out());
        try {
            assertTrue(new ObjectMapper().readTree(ran.out()).toString().contains(origin.shown()), ran::out);
        } catch (IOException unreadable) {
            throw new AssertionError(ran.out(), unreadable);
        }
    }

    private static void assertHarmlessText(String text) {
        assertEquals(
                List.of(),
                text.codePoints()
                        .filter(one -> one != '\n' && (Character.isISOControl(one) || isLineEndOrBidi(one)))
                        .mapToObj(Integer::toHexString)
                        .distinct()
                        .toList());
        assertEquals(
                List.of(),
                text.lines().filter(line -> line.startsWith("forged:")).toList());
    }

    private static boolean isLineEndOrBidi(int codePoint) {
        return codePoint == 0x2028 || codePoint == 0x2029 || BIDI.contains(codePoint);
    }
}
