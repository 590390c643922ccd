package dev.originprobe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reports read back from their JSON. */
final class ReportFromJsonTest {
    private static final String CONNECT = ReadBack.written(OriginReport.of(Verdicts.connect()));
    private static final String DROP = ReadBack.written(OriginReport.of(Verdicts.drop()));

    @Test
    void what_is_read_back_is_what_was_written() {
        Verdicts.all().forEach(verdict -> {
            OriginReport origin = OriginReport.of(verdict);
            ReadBack.assertSame(origin);
        });
        for (OriginReport origin : List.of(OriginReport.of(Verdicts.drop()), OriginReport.of(Verdicts.notTls()))) {
            assertEquals(origin, ReportFromJson.line(ReadBack.written(origin)));
        }
    }

    @Test
    void lines_and_documents_are_read_alike_also_after_each_other() throws IOException {
        String document = "{\"origins\":[" + CONNECT + "," + DROP + "],\"schema\":\"originprobe/report/1\",\"a\":[{}]}";

        assertEquals(
                List.of("CONNECT", "CONNECT", "DROP", "DROP"),
                read(CONNECT + "\n" + document + "\n\n" + DROP + "\n").stream()
                        .map(origin -> origin.outcome().name())
                        .toList());
        assertEquals(List.of(), read(""));
        assertEquals(List.of(), read("{\"origins\":[]}"));
    }

    @Test
    void what_a_later_version_adds_is_passed_over_and_what_an_earlier_one_lacked_is_absent() {
        assertEquals(
                CONNECT, ReadBack.written(ReportFromJson.line(CONNECT.replaceFirst("\\{", "{\"later\":[{\"x\":1}],"))));
        OriginReport earlier = ReportFromJson.line(CONNECT.replaceAll("\"length\":900,", "")
                .replaceAll("\"clientCertificate\":false,", "")
                .replaceAll("\"answer\":\"[^\"]*\",\"protocol\"", "\"protocol\""));
        assertFalse(earlier.clientCertificate());
        assertEquals(Optional.empty(), earlier.addresses().get(0).answer());
    }

    @Test
    void what_is_wrong_is_named_by_line_and_path() {
        refused(CONNECT + "\n[]", "line 2: $ is not an object");
        refused(CONNECT + "\n{}", "line 2: $.target is missing");
        refused(CONNECT.replace("\"port\":443", "\"port\":0"), "line 1: $.port is not 1 to 65535");
        refused(
                CONNECT.replace("\"port\":443", "\"port\":\"443\""),
                "line 1: $.port is not a number from 0 to 2147483647");
        refused(
                CONNECT.replace("\"host\":\"origin.example\"", "\"host\":\"a b\""),
                "line 1: $.host 'a b' is not a host name or an address");
        refused(
                DROP.replace("\"broken\"", "\"bent\""),
                "line 1: $.findings[0].ruling 'bent' is none of broken, undecided");
        refused(
                DROP.replace("\"at\":\"2026-11-01T12:00:00Z\"", "\"at\":\"noon\""),
                "line 1: $.at 'noon' is not an instant such as 2026-11-01T00:00:00Z");
        refused(
                "{\"origins\":[\n" + CONNECT + ",\n" + CONNECT.replace("\"subject\":", "\"subject\":7,\"was\":") + "]}",
                "line 3: $.origins[1].addresses[0].certificates[0].subject is not a text");
        refused(
                "{\"schema\":\"originprobe/evidence/1\"}",
                "line 1: $.schema is 'originprobe/evidence/1', not 'originprobe/report/1'");
    }

    @Test
    void what_is_not_json_or_torn_or_said_twice_is_named_by_line_and_column() {
        refused(CONNECT + "\n" + DROP.substring(0, 40), "line 2, column 41: this is not JSON, or not whole");
        refused("hello", "line 1, column 1: this is not JSON, or not whole");
        assertTrue(fault(CONNECT.replaceFirst("\\{", "{\"port\":1,")).endsWith("this is not JSON, or not whole"));
    }

    /** A text with one character changed, left out or doubled is a report or is refused in one line; nothing else happens. */
    @Test
    void any_change_of_a_report_is_read_or_refused_in_one_line() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder(DROP);
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, "\"{}[]:,0\\n\u0000\u00e9".charAt(random.nextInt(12)));
                case 1 -> text.deleteCharAt(at);
                default -> text.setLength(at);
            }
            String fault = fault(text.toString());
            assertFalse(fault.contains("\n"), fault);
        }
    }

    private static List<OriginReport> read(String text) throws IOException {
        List<OriginReport> origins = new ArrayList<>();
        try (ReportFromJson json = new ReportFromJson(new StringReader(text))) {
            for (Optional<OriginReport> next = json.next(); next.isPresent(); next = json.next()) {
                origins.add(next.get());
            }
        }
        return origins;
    }

    private static void refused(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage());
    }

    /** The message of a text that is refused; empty for one that is not. */
    private static String fault(String text) {
        try {
            read(text);
            return "";
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
