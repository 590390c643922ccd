package dev.originprobe.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code distribution} does with its input, without a network. */
final class DistributionInputTest {
    private static final Path SITE = Path.of("testdata/distributions/site.json");

    @TempDir
    Path folder;

    @Test
    void standard_input_is_read_in_the_encoding_of_powershell_too() throws IOException {
        InputStream stdin = System.in;
        System.setIn(new ByteArrayInputStream(
                ("\ufeff" + Files.readString(SITE).replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_16LE)));
        try {
            Ran ran = Ran.of("distribution", "-", "--no-probe");

            assertTrue(
                    ran.out().startsWith("UNKNOWN  distribution E1SITE\n         stdin:10: $.Distribution"), ran.out());
        } finally {
            System.setIn(stdin);
        }
    }

    @Test
    void a_page_of_a_list_that_goes_on_is_told_of() throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.json"),
                "{\"DistributionList\": {\"IsTruncated\": true, \"NextMarker\": \"E2\", \"Items\": ["
                        + "{\"Id\": \"E1\", \"Origins\": {\"Items\": [{\"Id\": \"b\", \"DomainName\": \"b.s3.amazonaws.com\"}]},"
                        + " \"DefaultCacheBehavior\": {\"TargetOriginId\": \"b\", \"ViewerProtocolPolicy\": \"https-only\"}}]}}");
        Ran ran = Ran.of("distribution", page.toString(), "--no-probe", "--quiet");

        assertEquals("CONNECT distribution E1\n", ran.out());
        assertEquals(
                "originprobe: " + page
                        + ":1: $.DistributionList is one page of a list that goes on; give the others too\n",
                ran.err());
    }

    @Test
    void a_template_is_judged_with_the_parameters_that_are_given() {
        Ran ran = Ran.of(
                "distribution",
                "testdata/distributions/site.yaml",
                "--no-probe",
                "--parameter",
                "Stage=test",
                "--url",
                "http://www.example.com/");

        assertTrue(ran.out().contains("gets 403, because the behavior is https-only"), ran.out());
    }

    @Test
    void the_report_ends_with_the_command_that_explains_what_was_found() {
        Ran ran = Ran.of("distribution", SITE.toString(), "--no-probe");
        String end = ran.out().substring(ran.out().lastIndexOf("\n\n"));
        assertTrue(end.startsWith("\n\nWhat it means and how to mend it: originprobe explain "), ran.out());
        assertTrue(end.contains("viewer-policy-open"), ran.out());
    }

    @Test
    void a_report_of_distributions_is_no_report_to_merge() {
        for (String format : new String[] {"json", "ndjson"}) {
            Path report = folder.resolve("report." + format);
            Ran.of("distribution", SITE.toString(), "--no-probe", "--format", format, "--output", report.toString());
            Ran ran = Ran.of("merge", report.toString());

            assertEquals(2, ran.code(), ran.out());
            assertTrue(ran.err().contains("this is a report of distributions; give reports of check"), ran.err());
            assertEquals(1, ran.err().lines().count());
        }
    }

    @Test
    void what_a_config_says_reaches_the_terminal_escaped() throws IOException {
        Path hostile = Files.writeString(
                folder.resolve("hostile.json"),
                Files.readString(SITE)
                        .replace("\"api\"", "\"a\\u001b[31m\\u202epi\"")
                        .replace("/api/*", "/\\u0007*"));
        for (String format : new String[] {"text", "json"}) {
            Ran ran = Ran.of(
                    "distribution",
                    hostile.toString(),
                    "--no-probe",
                    "--format",
                    format,
                    "--url",
                    "https://www.example.com/x");

            assertFalse(ran.out().matches("(?s).*[\u001b\u202e\u0007].*"), format);
            assertEquals("", ran.err());
        }
    }
}
