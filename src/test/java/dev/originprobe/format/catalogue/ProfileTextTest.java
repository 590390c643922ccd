package dev.originprobe.format.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.fixtures.Snapshot;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileTextTest {
    static List<Profile> all() {
        return Profiles.all();
    }

    private static Stream<String> suites(String profile, String ending) {
        return ProfileText.of(Profiles.named(profile).orElseThrow())
                .lines()
                .filter(line -> line.endsWith(ending))
                .map(String::strip)
                .map(line -> line.substring(0, line.indexOf(' ')));
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_is_printed_is_as_it_was_reviewed(Profile profile) {
        Snapshot.assertKept("profiles/" + profile.name() + ".screen.txt", ProfileText.of(profile));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2018-04", "2020-09", "2021-07", "2023-11", "2025-11"})
    void the_suites_that_only_the_policy_has_are_marked(String profile) {
        List<String> marked = suites(profile, "not on AWS's page").toList();
        assertTrue(marked.containsAll(List.of("009C", "009D", "003C")), marked::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-09", "2021-07"})
    void the_group_that_only_the_page_has_is_marked(String profile) {
        assertEquals(
                List.of("X25519"),
                suites(profile, "not in the published policy").toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_nobody_published_is_said(Profile profile) {
        String said = ProfileText.of(profile).replaceAll("\\s+", " ");
        assertTrue(said.contains("whether session tickets, ALPN and status_request are sent"), said);
    }

    @Test
    void the_list_has_a_line_for_each() {
        assertEquals(all().size(), ProfileText.list(all()).lines().distinct().count());
    }
}
