package dev.originprobe.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.originprobe.demo.DemoOrigin;
import dev.originprobe.demo.DemoOrigins;
import dev.originprobe.net.LegacyProtocols;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the native libraries are unpacked to, and what is decided where they cannot be: in processes and mounts of their own. */
final class NativeLibraryTest {
    private static final DemoOrigins DEMO = start();
    private static final List<String> NAMES = List.of("good-rsa", "good-ecdsa", "expired", "wrong-name", "tls10");

    /** Who mounts does so in a namespace of its own, which ends with its process. */
    private static final String NOEXEC = "mount -t tmpfs -o noexec,mode=1777 none \"$1\"";

    private static final String FULL = "mount -t tmpfs -o size=64k,mode=1777 none \"$1\"";

    @TempDir
    Path folder;

    /** As every process of ours begins: the JDK's engine has its limits from when it is first used. */
    private static DemoOrigins start() {
        LegacyProtocols.allow();
        return DemoOrigins.start();
    }

    @AfterAll
    static void stop() {
        DEMO.close();
    }

    @Test
    void it_is_unpacked_once_into_the_users_cache_folder() throws IOException {
        Child first = check(List.of(), folder, Child.classPath());
        assertDecided(first);
        assertEquals("", first.err());
        List<Path> libraries = libraries();
        assertEquals(3, libraries.size(), libraries::toString);
        FileTime before = FileTime.from(Instant.EPOCH);
        for (Path library : libraries) {
            Files.setLastModifiedTime(library, before);
        }

        assertEquals(
                first.origins().keySet(),
                check(List.of(), folder, Child.classPath()).origins().keySet());
        for (Path library : libraries) {
            assertEquals(before, Files.getLastModifiedTime(library));
        }
    }

    @Test
    void one_that_is_not_what_the_jar_has_is_unpacked_again() throws IOException {
        check(List.of(), folder, Child.classPath());
        Path library = libraries().stream()
                .filter(path -> path.toString().contains("tcnative"))
                .findFirst()
                .orElseThrow();
        byte[] right = Files.readAllBytes(library);
        byte[] wrong = right.clone();
        wrong[wrong.length / 2] ^= 1;
        Files.write(library, wrong);

        Child child = check(List.of(), folder, Child.classPath());
        assertDecided(child);
        assertEquals("", child.err());
        assertEquals(-1, Arrays.mismatch(right, Files.readAllBytes(library)));
    }

    @Test
    void where_temporary_files_may_not_be_executed_the_cache_folder_serves() throws IOException {
        Child child = check(mounting(NOEXEC, folder.resolve("tmp")), folder, Child.classPath());
        assertDecided(child);
        assertEquals("", child.err());
    }

    @Test
    void where_nothing_may_be_executed_the_jdks_engine_finishes_what_it_speaks() throws IOException {
        Child child = check(mounting(NOEXEC, folder), folder, Child.classPath());
        assertDecided(child);
        assertOneLine(child, "it may not be executed there");
    }

    @Test
    void where_nothing_can_be_unpacked_the_jdks_engine_finishes_what_it_speaks() throws IOException {
        Child child = check(mounting(FULL, folder), folder, Child.classPath());
        assertDecided(child);
        assertOneLine(child, "No space left on device");
    }

    @Test
    void where_the_jar_has_no_library_the_jdks_engine_finishes_what_it_speaks() throws IOException {
        List<String> without = Child.classPath().stream()
                .filter(entry -> !entry.contains("netty-tcnative-boringssl-static") && !entry.contains("aws-crt"))
                .toList();
        Child child = check(List.of(), folder, without);
        assertDecided(child);
        assertOneLine(child, "this build does not have it");
    }

    /** As on a system of musl, which has not the C library that BoringSSL was linked with. */
    @Test
    void where_the_c_library_is_another_the_jdks_engine_finishes_what_it_speaks() throws IOException {
        String name = "META-INF/native/libnetty_tcnative_linux_x86_64.so";
        Path first = folder.resolve("first");
        Path library = first.resolve(name);
        Files.createDirectories(library.getParent());
        try (InputStream packed = Objects.requireNonNull(getClass().getResourceAsStream("/" + name))) {
            // A byte a character, both ways.
            String linked = new String(packed.readAllBytes(), StandardCharsets.ISO_8859_1);
            Files.write(library, linked.replace("libc.so.6", "no-c.so.6").getBytes(StandardCharsets.ISO_8859_1));
        }
        List<String> classPath = new ArrayList<>(List.of(first.toString()));
        Child.classPath().stream().filter(entry -> !entry.contains("aws-crt")).forEach(classPath::add);
        Child child = check(List.of(), folder, classPath);
        assertDecided(child);
        assertOneLine(child, "no-c.so.6: cannot open shared object file");
    }

    @Test
    void where_the_jar_lacks_awss_library_alone_the_report_says_so_and_nothing_else_is_said() throws IOException {
        for (String left : List.of("aws-crt", "/jna/")) {
            List<String> without = Child.classPath().stream()
                    .filter(entry -> !entry.contains(left))
                    .toList();
            assertEquals(false, without.equals(Child.classPath()), left);
            Child child = check(List.of(), folder, without);
            assertDecided(child);
            assertEquals("", child.err());
            assertTrue(child.out().contains("\"error\":\"not asked: "), child.out());
            assertFalse(child.out().contains("\tat "), child.out());
        }
    }

    @Test
    void on_another_platform_the_report_says_that_there_is_none() throws IOException {
        Child child = check(List.of(), folder, Child.classPath(), "-Dos.arch=riscv64");
        assertDecided(child);
        assertTrue(child.out().contains("\"error\":\"not asked: there is none for Linux on riscv64\""), child.out());
        assertFalse(child.err().contains("\tat "), child.err());
    }

    private static List<String> mounting(String mount, Path where) {
        String unshare = Peers.require("unshare");
        Peers.requireThat(RunningServer.succeeds(unshare, "-m", "true"), "only root has mounts of its own");
        return List.of(
                unshare,
                "-m",
                "sh",
                "-ec",
                mount + "\nmkdir -p \"$2\"\nshift 2\nexec \"$@\"",
                "sh",
                where.toString(),
                where + "/tmp");
    }

    private static Child check(List<String> around, Path home, List<String> classPath, String... more)
            throws IOException {
        Path outside = Files.createTempDirectory("originprobe-test");
        try {
            Path roots = Files.writeString(outside.resolve("roots.pem"), pem(DEMO.trustAnchorDer()));
            Path tmp = home.resolve("tmp");
            Files.createDirectories(tmp);
            List<String> arguments = new ArrayList<>(
                    List.of("check", "--format", "ndjson", "--trust-anchor", roots.toString(), "--no-mozilla-roots"));
            origins().forEach(origin -> {
                arguments.add("--resolve");
                arguments.add(origin.host() + ":" + origin.port() + ":127.0.0.1");
                arguments.add(origin.host() + ":" + origin.port());
            });
            List<String> jvm = new ArrayList<>(List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + tmp));
            jvm.addAll(List.of(more));
            return Child.run(outside, around, jvm, classPath, arguments);
        } finally {
            try (Stream<Path> files = Files.list(outside)) {
                files.map(Path::toFile).forEach(File::delete);
            }
            Files.delete(outside);
        }
    }

    private static Stream<DemoOrigin> origins() {
        return DEMO.origins().stream().filter(origin -> NAMES.contains(origin.name()));
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    private List<Path> libraries() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(".cache/originprobe"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void assertDecided(Child child) {
        Map<String, JsonNode> origins = child.origins();
        assertEquals(NAMES.size(), origins.size(), child::toString);
        origins()
                .forEach(origin -> assertEquals(
                        Optional.of(origin.expectedOutcome()),
                        Optional.ofNullable(origins.get(origin.host() + ":" + origin.port()))
                                .map(found -> found.path("outcome").asText()),
                        child::toString));
        assertEquals(1, child.code(), child::err);
    }

    /** On stderr about BoringSSL alone; of the witness the report says it. */
    private static void assertOneLine(Child child, String reason) {
        assertEquals(1, child.err().lines().count(), child::err);
        assertTrue(child.err().startsWith("originprobe: BoringSSL cannot be loaded: "), child::err);
        assertTrue(child.err().contains(reason), child::err);
        assertTrue(child.out().contains("not asked: "), child::out);
        assertFalse(child.out().contains("\tat "), child::out);
    }
}
