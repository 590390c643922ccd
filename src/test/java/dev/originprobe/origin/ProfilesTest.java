package dev.originprobe.origin;

import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_1;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Snapshot;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ProtocolVersion;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ProfilesTest {
    private static final Optional<String> SNI = Optional.of("origin.test");

    static List<Profile> all() {
        return Profiles.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_profile_is_as_it_was_reviewed(Profile profile) {
        Snapshot.assertKept("profiles/" + profile.name() + ".txt", text(profile));
    }

    @ParameterizedTest
    @MethodSource("all")
    void its_hellos_are_byte_for_byte_as_they_were_reviewed(Profile profile) {
        Snapshot.assertKept(
                "hello/" + profile.name() + ".hex",
                Hellos.of(profile)
                        .map(hello -> "# " + hello.name() + "\n"
                                + HexFormat.of().formatHex(hello.bytes()).replaceAll(".{1,96}", "$0\n"))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void profiles_go_by_name_oldest_first() {
        assertEquals(
                List.of("2014", "2017-12", "2018-03", "2018-04", "2020-09", "2021-07", "2023-11", "2025-11"),
                Profiles.all().stream().map(Profile::name).toList());
        assertEquals("2025-11", Profiles.newest().name());
        assertEquals(Optional.of(Profiles.newest()), Profiles.named("2025-11"));
        assertEquals(Optional.empty(), Profiles.named("2025"));
    }

    @Test
    void the_setting_is_tlsv1_2_where_it_can_be() {
        assertEquals(Set.of(TLS_1_0), Profiles.all().get(0).defaultSslProtocols());
        assertEquals(Set.of(TLS_1_2), Profiles.newest().defaultSslProtocols());
    }

    @Test
    void sslv3_among_the_protocols_sends_an_sslv3_hello_alone() {
        var offer = Profiles.newest().offer(Set.of(SSL_3_0, TLS_1_0, TLS_1_2), SNI);

        assertEquals(List.of(SSL_3_0), offer.versions());
        assertEquals(Optional.empty(), offer.serverName());
        assertEquals(
                List.of("AES128-SHA", "AES256-SHA", "DES-CBC3-SHA", "RC4-MD5"),
                offer.suites().stream().map(CipherSuite::opensslName).toList());
    }

    @Test
    void tls_1_3_goes_beside_tlsv1_2_only() {
        assertEquals(
                List.of(TLS_1_3, TLS_1_2),
                Profiles.newest().offer(Set.of(TLS_1_2), SNI).versions());
        assertEquals(
                List.of(TLS_1_1, TLS_1_0),
                Profiles.newest().offer(Set.of(TLS_1_0, TLS_1_1), SNI).versions());
        for (Profile older : Profiles.all().subList(0, 7)) {
            assertFalse(older.offer(Set.of(TLS_1_2), SNI).offers(TLS_1_3), older.name());
        }
    }

    @Test
    void no_suite_is_offered_that_the_versions_cannot_use() {
        for (Profile profile : Profiles.all()) {
            for (ProtocolVersion version : profile.selectable()) {
                assertTrue(profile.offer(Set.of(version), SNI).suites().stream()
                        .allMatch(suite -> suite.usableIn(version) || suite.oldestVersion() == TLS_1_3));
            }
        }
    }

    private static String text(Profile profile) {
        return "name %s\nas of %s\nsource %s\npolicy %s\nselectable %s\ndefault %s\n"
                        .formatted(
                                profile.name(),
                                profile.asOf(),
                                profile.source(),
                                profile.policy().orElse("none"),
                                labels(profile.selectable()),
                                labels(profile.defaultSslProtocols()))
                + lines("suite", profile.suites(), CipherSuite::opensslName)
                + lines("TLS 1.3 suite", profile.tls13Suites(), CipherSuite::ianaName)
                + lines("group", profile.groups(), group -> group.label())
                + lines("signature scheme", profile.signatureSchemes(), scheme -> scheme.label());
    }

    private static String labels(Set<ProtocolVersion> versions) {
        return versions.stream().sorted().map(ProtocolVersion::label).collect(Collectors.joining(" "));
    }

    private static <T> String lines(String kind, List<Graded<T>> lines, Function<T, String> label) {
        return lines.stream()
                .map(line -> kind + " " + label.apply(line.value()) + " "
                        + line.grade().label()
                        + line.absentFrom()
                                .map(other -> ", not " + other.label())
                                .orElse("") + "\n")
                .collect(Collectors.joining());
    }
}
