package dev.originprobe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.report.ConfirmationReport.Agreement;
import dev.originprobe.verdict.Outcome;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfirmationReportTest {
    @ParameterizedTest
    @CsvSource({
        "CONNECT, 200, Miss from cloudfront, AGREED",
        "CONNECT, 404, Error from cloudfront, AGREED",
        "DROP, 502, Error from cloudfront, AGREED",
        "CONNECT, 502, Error from cloudfront, DISAGREED",
        "DROP, 200, Miss from cloudfront, DISAGREED",
        "DROP, 200, Hit from cloudfront, CANNOT_TELL",
        "CONNECT, 200, FunctionGeneratedResponse from cloudfront, CANNOT_TELL",
        "CONNECT, 403, Error from cloudfront, CANNOT_TELL",
        "DROP, 503, Error from cloudfront, CANNOT_TELL",
        "CONNECT, 504, Error from cloudfront, CANNOT_TELL",
        "CONNECT, 200, , CANNOT_TELL",
        "CONNECT, 200, HIT, CANNOT_TELL",
        "UNKNOWN, 200, Miss from cloudfront, CANNOT_TELL",
    })
    void an_answer_agrees_disagrees_or_does_not_tell(Outcome predicted, int status, String xCache, Agreement expected) {
        assertEquals(
                expected,
                ConfirmationReport.of(
                                "*",
                                "https://d1.cloudfront.net/",
                                predicted,
                                status,
                                Optional.ofNullable(xCache),
                                Optional.empty())
                        .agreement());
    }
}
