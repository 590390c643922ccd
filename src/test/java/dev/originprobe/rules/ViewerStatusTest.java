package dev.originprobe.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Answer.Cause;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Verdict;
import dev.originprobe.verdict.ViewerStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a viewer gets where an origin is not reached, with all rules asked. */
final class ViewerStatusTest {
    private static final OptionalInt BAD_GATEWAY = OptionalInt.of(502);
    private static final OptionalInt GATEWAY_TIMEOUT = OptionalInt.of(504);
    private static final OptionalInt NOT_SAID = OptionalInt.empty();

    @Test
    void a_name_that_does_not_resolve_leads_to_502() {
        foretells(BAD_GATEWAY, "name-unresolved", resolving(new Resolution.Unresolved(false, "NXDOMAIN")));
        foretells(BAD_GATEWAY, "name-unresolved", resolving(new Resolution.Unresolved(true, "no answer")));
    }

    @Test
    void a_refused_connection_leads_to_502() {
        foretells(BAD_GATEWAY, "connection-refused", unreachable(Cause.REFUSED));
    }

    @Test
    void a_connection_that_times_out_or_has_no_route_leads_to_504() {
        foretells(GATEWAY_TIMEOUT, "connection-timed-out", unreachable(Cause.TIMED_OUT));
        foretells(GATEWAY_TIMEOUT, "connection-timed-out", unreachable(Cause.NO_ROUTE));
    }

    @Test
    void silence_in_the_handshake_leads_to_504() {
        foretells(GATEWAY_TIMEOUT, "handshake-timed-out", new Evidences().hello(new Answer.Silent(Optional.empty())));
    }

    @Test
    void of_an_address_of_another_type_AWS_says_no_status() {
        foretells(NOT_SAID, "address-type-missing", resolving(new Resolution.NoneOfType()));
    }

    @Test
    void what_was_not_tried_foretells_nothing() {
        foretells(NOT_SAID, "not-tried", unreachable(Cause.NOT_TRIED));
        foretells(NOT_SAID, "not-tried", unreachable(Cause.SHORTAGE));
        foretells(NOT_SAID, "not-tried", resolving(new Resolution.NotTried("no answer by the deadline")));
    }

    @Test
    void what_a_proxy_says_foretells_nothing() {
        foretells(NOT_SAID, "connection-timed-out", unreachable(Cause.PROXY));
    }

    @Test
    void addresses_that_lead_to_one_status_each_foretell_none() {
        Verdict verdict = judged(new Evidences()
                .hello(1, new Answer.Unreachable(Cause.REFUSED, "why"))
                .hello(2, new Answer.Unreachable(Cause.TIMED_OUT, "why")));
        assertEquals(NOT_SAID, ViewerStatus.of(verdict));
    }

    private static Evidences resolving(Resolution to) {
        return new Evidences().resolving(to);
    }

    private static Evidences unreachable(Cause cause) {
        return new Evidences().hello(new Answer.Unreachable(cause, "why"));
    }

    /** That rule alone finds something, and the status comes of it. */
    private static void foretells(OptionalInt status, String rule, Evidences evidences) {
        Verdict verdict = judged(evidences);
        assertEquals(
                List.of(rule),
                verdict.findings().stream().map(finding -> finding.rule().id()).toList());
        assertEquals(status, ViewerStatus.of(verdict), rule);
        assertEquals(status.equals(BAD_GATEWAY), ViewerStatus.hasErrorHeader(verdict), rule);
    }

    private static Verdict judged(Evidences evidences) {
        Case seen = evidences.build();
        return Verdict.of(seen.evidence(), seen.criteria(), Rules.all());
    }
}
