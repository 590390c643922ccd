package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.rules.Catalogue;
import dev.originprobe.run.Topic;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TopicsTest {
    private static final Pattern RULE = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+)`");

    @ParameterizedTest
    @EnumSource
    void a_topic_is_explained_on_a_page_that_fits_a_terminal_and_names_rules_that_exist(Topic topic) {
        Ran page = Ran.of("explain", topic.id());
        Set<String> rules = Catalogue.all().stream().map(rule -> rule.id()).collect(Collectors.toSet());

        assertEquals(0, page.code());
        assertTrue(page.out().startsWith("# " + topic.id() + "\n\n" + topic.title() + "\n"), page.out());
        assertEquals(
                List.of(), page.out().lines().filter(line -> line.length() > 80).toList());
        List<String> named =
                RULE.matcher(page.out()).results().map(match -> match.group(1)).toList();
        assertFalse(named.isEmpty());
        assertEquals(
                List.of(), named.stream().filter(rule -> !rules.contains(rule)).toList());
    }

    @Test
    void numbers_of_aws_and_those_that_were_measured_stand_apart() {
        String page = Ran.of("explain", "rsa-ecdsa").out();
        int measured = page.indexOf("## What originprobe measured");

        assertTrue(page.indexOf("95 %") < measured);
        assertEquals(page.indexOf("95 %"), page.lastIndexOf("95 %"));
        assertTrue(page.indexOf("1.4 to 1.6 times") > measured);
    }

    @Test
    void the_catalogue_lists_the_topics_after_the_rules() {
        List<String> last = Ran.of("explain")
                .out()
                .lines()
                .map(line -> line.split(" +", 2)[0])
                .toList();

        assertEquals(
                Arrays.stream(Topic.values()).map(Topic::id).toList(),
                last.subList(last.size() - Topic.values().length, last.size()));
    }
}
