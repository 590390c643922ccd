package dev.originprobe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.originprobe.fixtures.Snapshot;
import dev.originprobe.format.CsvReport;
import dev.originprobe.format.HtmlReport;
import dev.originprobe.format.JunitReport;
import dev.originprobe.format.NagiosReport;
import dev.originprobe.format.PrometheusReport;
import dev.originprobe.format.Reporter;
import dev.originprobe.format.SarifReport;
import dev.originprobe.servers.Peers;
import dev.originprobe.verdict.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The formats that other programs read, each read back by one of them. */
final class FormatsTest {
    @TempDir
    Path folder = Path.of("");

    private static final Instant STARTED = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void they_are_as_kept() throws Exception {
        Verdict[] three = {Verdicts.connect(), Verdicts.drop(), Verdicts.unknown()};
        Snapshot.assertKept("report/several.csv", written(CsvReport::new, three));
        Snapshot.assertKept("report/several.junit.xml", written(JunitReport::new, three));
        Snapshot.assertKept("report/several.sarif", written(FormatsTest::sarif, three));
        Snapshot.assertKept("report/several.nagios.txt", written(NagiosReport::new, three));
        Snapshot.assertKept("report/several.prom", written(PrometheusReport::new, three));
        Snapshot.assertKept("report/several.html", written(writer -> new HtmlReport(writer, ""), three));
    }

    @Test
    void python_reads_a_row_an_origin_and_no_cell_is_a_formula() throws Exception {
        Peers.require("python3");
        String rows = run(
                written(CsvReport::new, Verdicts.drop(), Verdicts.hostile("=cmd|' /C calc'!A0"), Verdicts.notTls()),
                "python3",
                "-c",
                "import csv,sys\nfor r in csv.reader(sys.stdin, strict=True): print(len(r), r[1], r[3], any(c[:1] in ('=','+','-','@') for c in r))");
        assertEquals(
                List.of(
                        "14 host outcome False",
                        "14 origin.example DROP False",
                        "14 origin.example DROP False",
                        "14 origin.example DROP False"),
                rows.lines().toList());
    }

    @Test
    void mavens_reader_of_junit_counts_a_failure_for_drop_and_an_error_for_unknown() throws Exception {
        String report = written(
                JunitReport::new,
                Verdicts.connect(),
                Verdicts.drop(),
                Verdicts.unknown(),
                Verdicts.hostile(Verdicts.HOSTILE));
        Path file = Files.writeString(folder.resolve("TEST-originprobe.xml"), report);
        ReportTestSuite suite = new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(file.toString())
                .get(0);
        assertEquals(
                List.of(4, 2, 1),
                List.of(suite.getNumberOfTests(), suite.getNumberOfFailures(), suite.getNumberOfErrors()));
        ReportTestCase drop = suite.getTestCases().get(1);
        assertEquals(
                "origin.example:443 0.123 DROP", drop.getName() + " " + drop.getTime() + " " + drop.getFailureType());
        assertTrue(drop.getFailureDetail().contains("  fix     "), drop.getFailureDetail());
        assertIsJunit(xml(report).getDocumentElement());
    }

    /** What Jenkins' and GitLab's readers know: which elements stand in which, and their attributes. */
    private static void assertIsJunit(Element element) {
        Map<String, Set<String>> within = Map.of(
                "testsuites", Set.of("testsuite"),
                "testsuite", Set.of("testcase"),
                "testcase", Set.of("failure", "error", "system-out"));
        Map<String, Set<String>> attributes = Map.of(
                "testsuite", Set.of("name"),
                "testcase", Set.of("classname", "name", "time"),
                "failure", Set.of("type", "message"),
                "error", Set.of("type", "message"));
        Set<String> found = new HashSet<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            found.add(element.getAttributes().item(i).getNodeName());
        }
        assertEquals(attributes.getOrDefault(element.getTagName(), Set.of()), found, element.getTagName());
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                assertTrue(
                        within.getOrDefault(element.getTagName(), Set.of()).contains(inner.getTagName()),
                        inner.getTagName() + " in " + element.getTagName());
                assertIsJunit(inner);
            }
        }
    }

    @Test
    void a_parser_of_html_finds_the_origins_by_outcome_and_nothing_that_is_loaded_or_run() throws Exception {
        Peers.require("python3");
        String page = written(
                writer -> new HtmlReport(writer, ""),
                Verdicts.connect(),
                Verdicts.drop(),
                Verdicts.unknown(),
                Verdicts.hostile(Verdicts.HOSTILE));
        assertEquals("""
                is-connect 1
                is-drop 2
                is-unknown 1
                open []
                """, run(page, "python3", "-c", """
                import sys
                from html.parser import HTMLParser
                class Page(HTMLParser):
                    open, cards = [], []
                    def handle_starttag(self, tag, attributes):
                        known = dict(attributes)
                        assert tag not in ('script', 'link', 'img', 'iframe', 'object', 'a', 'form'), tag
                        assert not any(name.startswith('on') or name in ('src', 'href') for name in known), known
                        if tag == 'details': self.cards.append(known['class'].split()[-1])
                        if tag not in ('meta', 'input'): self.open.append(tag)
                    def handle_endtag(self, tag):
                        if tag not in ('meta', 'input'): assert self.open.pop() == tag, tag
                page = Page()
                page.feed(sys.stdin.read())
                page.close()
                for card in sorted(set(page.cards)): print(card, page.cards.count(card))
                print('open', page.open)
                """));
    }

    @Test
    void sarif_is_valid_by_its_schema_and_has_the_pages_of_the_rules() throws IOException {
        String report = written(FormatsTest::sarif, Verdicts.all().toArray(Verdict[]::new));
        assertIsSarif(report);
        JsonNode run = new ObjectMapper().readTree(report).path("runs").path(0);
        assertTrue(run.path("results").size() > 0, report);
        for (JsonNode rule : run.path("tool").path("driver").path("rules")) {
            assertEquals(
                    "the page of " + rule.path("id").asText(),
                    rule.path("help").path("text").asText());
        }
    }

    static void assertIsSarif(String report) throws IOException {
        try (InputStream schema = FormatsTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            assertEquals(
                    Set.of(),
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(schema)
                            .validate(new ObjectMapper().readTree(report)));
        }
    }

    @Test
    void promtool_finds_nothing_wrong_with_the_metrics() throws Exception {
        Peers.require("promtool");
        String metrics = written(
                PrometheusReport::new, Verdicts.connect(), Verdicts.connect(), Verdicts.drop(), Verdicts.unknown());
        assertEquals("", run(metrics, "promtool", "check", "metrics"));
        assertTrue(metrics.contains("outcome=\"CONNECT\"} 1"), metrics);
    }

    @Test
    void nagios_has_the_state_the_reason_and_performance_data_in_its_first_line() {
        String one = written(NagiosReport::new, Verdicts.drop());
        assertEquals(1, one.lines().count());
        assertTrue(one.startsWith("ORIGINPROBE CRITICAL - origin.example:443 DROP: "), one);
        assertEquals(1, one.chars().filter(character -> character == '|').count(), one);
    }

    @Test
    void no_text_from_a_certificate_becomes_markup_of_the_page_or_steers_a_terminal() {
        String page = written(
                writer -> new HtmlReport(writer, ""), Verdicts.hostile("<script>alert(1)</script>" + Verdicts.HOSTILE));
        assertTrue(!page.contains("<script>") && page.contains("&lt;script&gt;"), page);
        for (String report : List.of(
                page,
                written(JunitReport::new, Verdicts.hostile(Verdicts.HOSTILE)),
                written(CsvReport::new, Verdicts.hostile(Verdicts.HOSTILE)),
                written(NagiosReport::new, Verdicts.hostile(Verdicts.HOSTILE)))) {
            assertTrue(
                    report.chars().noneMatch(character -> character == 0x1b || character == 0x202e || character == 0),
                    report);
        }
    }

    private static Reporter sarif(Writer writer) throws IOException {
        return new SarifReport(writer, rule -> Optional.of("the page of " + rule));
    }

    private interface Format {
        Reporter to(Writer writer) throws IOException;
    }

    private static String written(Format format, Verdict... verdicts) {
        StringWriter writer = new StringWriter();
        try {
            Reporter reporter = format.to(writer);
            Tally tally = Tally.NONE;
            for (Verdict verdict : verdicts) {
                OriginReport origin = OriginReport.of(verdict);
                tally = tally.plus(origin);
                reporter.origin(origin);
            }
            reporter.end(new Run("0.1.0", STARTED, STARTED.plusSeconds(1), false, tally.worst(), 1, tally));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return writer.toString();
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** What a program prints that reads a text. */
    private static String run(String input, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
