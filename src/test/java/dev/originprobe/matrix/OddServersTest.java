package dev.originprobe.matrix;

import static dev.originprobe.matrix.Answering.CLOSED;
import static dev.originprobe.matrix.Answering.SCOPE;
import static dev.originprobe.matrix.Answering.choosing;
import static dev.originprobe.matrix.Answering.flight;
import static dev.originprobe.matrix.Answering.found;
import static dev.originprobe.matrix.Answering.only;
import static dev.originprobe.matrix.Answering.server;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of servers that break off, limit connections or ignore what is offered nothing is claimed that was not seen. */
final class OddServersTest {
    private static final CipherSuite FIRST = new CipherSuite(0xc02f);
    private static final CipherSuite SECOND = new CipherSuite(0xc030);
    private static final Optional<NamedGroup> P256 = Optional.of(NamedGroup.SECP256R1);

    private static Optional<Reply> reply(AddressMatrix matrix, CipherSuite suite) {
        return matrix.reply(TLS_1_2, suite, Authentication.RSA);
    }

    /** A server whose flights with the first suite are ended in some way. */
    private static AddressMatrix endingTheFirst(Function<ServerFlight, Answer> end) {
        return found(SCOPE, only(TLS_1_2, offer -> {
            Answer answer = server(List.of(FIRST, SECOND), true).apply(offer);
            return answer instanceof Answer.Flight flight
                            && flight.flight().suite().equals(FIRST)
                    ? end.apply(flight.flight())
                    : answer;
        }));
    }

    @Test
    void a_connection_that_is_cut_once_in_the_middle_of_a_flight_is_made_again() {
        boolean[] cut = {false};
        AddressMatrix matrix = endingTheFirst(flight -> {
            boolean first = !cut[0];
            cut[0] = true;
            return first ? new Answer.Closed(true, Optional.of(flight)) : new Answer.Flight(flight);
        });
        assertEquals(Optional.of(Reply.ACCEPTED), reply(matrix, FIRST));
        assertEquals(Optional.of(Reply.ACCEPTED), reply(matrix, SECOND));
    }

    @Test
    void a_suite_at_which_the_server_always_breaks_off_says_nothing_of_the_others() {
        AddressMatrix closes = endingTheFirst(flight -> new Answer.Closed(true, Optional.of(flight)));
        assertEquals(Optional.of(Reply.ACCEPTED), reply(closes, FIRST));
        assertEquals(Optional.of(Reply.ACCEPTED), reply(closes, SECOND));
        AddressMatrix alerts = endingTheFirst(flight -> new Answer.Alerted(new Alert(2, 80), Optional.of(flight)));
        assertEquals(Optional.of(Reply.REFUSED), reply(alerts, FIRST));
        assertEquals(Optional.of(Reply.ACCEPTED), reply(alerts, SECOND));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10, 12, 15, 20, 25})
    void what_somebody_closes_who_has_had_enough_of_connections_is_undecided(int limit) {
        List<CipherSuite> known = List.of(FIRST, SECOND, new CipherSuite(0xc013), new CipherSuite(0x002f));
        int[] made = {0};
        AddressMatrix matrix = found(
                SCOPE,
                offer -> made[0]++ < limit ? only(TLS_1_2, server(known, true)).apply(offer) : CLOSED);
        assertTrue(matrix.hellos() > limit, matrix::toString);
        known.forEach(suite ->
                assertTrue(reply(matrix, suite).filter(Reply.REFUSED::equals).isEmpty(), suite::toString));
        matrix.groups().forEach((group, reply) -> assertTrue(reply != Reply.REFUSED, group::toString));
        Authentication.RSA
                .schemes()
                .forEach(scheme -> assertTrue(matrix.schemes().get(scheme) != Reply.REFUSED, scheme::toString));
    }

    @Test
    void where_the_server_goes_on_accepting_a_close_is_a_refusal() {
        AddressMatrix matrix = found(SCOPE, offer -> {
            Answer answer = server(List.of(FIRST), true).apply(offer);
            return answer instanceof Answer.Flight ? answer : CLOSED;
        });
        assertEquals(Optional.of(Reply.ACCEPTED), reply(matrix, FIRST));
        assertEquals(Optional.of(Reply.REFUSED), reply(matrix, SECOND));
    }

    @Test
    void a_group_that_the_server_did_not_choose_is_not_accepted() {
        for (CipherSuite suite : List.of(FIRST, new CipherSuite(0x1301))) {
            AddressMatrix matrix = found(
                    SCOPE,
                    only(
                            suite.equals(FIRST) ? TLS_1_2 : TLS_1_3,
                            offer -> choosing(offer, Optional.of(suite).filter(offer.suites()::contains), P256)));
            assertEquals(Reply.ACCEPTED, matrix.groups().get(NamedGroup.SECP256R1));
            assertEquals(Reply.REFUSED, matrix.groups().get(NamedGroup.X448));
        }
    }

    @Test
    void an_order_that_depends_on_the_clients_first_suite_is_neithers() {
        List<CipherSuite> own = List.of(new CipherSuite(0x1302), new CipherSuite(0x1303), new CipherSuite(0x1301));
        CipherSuite chaCha20 = own.get(1);
        AddressMatrix matrix = found(
                SCOPE,
                only(
                        TLS_1_3,
                        offer -> offer.suites().get(0).equals(chaCha20)
                                ? choosing(offer, Optional.of(chaCha20), P256)
                                : server(own, true).apply(offer)));
        assertEquals(
                new Preference(Preference.By.UNKNOWN, List.of()),
                matrix.preferences().get(TLS_1_3));
    }

    @Test
    void dhe_signs_with_the_certificates_key_too() {
        List<CipherSuite> known = List.of(new CipherSuite(0xc02b), new CipherSuite(0x009e));
        Map<SignatureScheme, Reply> schemes = found(
                        Scope.ofAllSuites(Optional.empty()), only(TLS_1_2, offer -> signing(offer, known)))
                .schemes();
        Set<Reply> all = EnumSet.copyOf(schemes.values());
        assertEquals(Set.of(Reply.ACCEPTED), all, schemes::toString);
    }

    @Test
    void a_dss_suite_is_offered_with_what_signs_for_it() {
        CipherSuite dss = new CipherSuite(0x00a2);
        AddressMatrix matrix = found(
                Scope.ofAllSuites(Optional.empty()),
                only(
                        TLS_1_2,
                        offer -> choosing(
                                offer,
                                Optional.of(dss)
                                        .filter(offer.suites()::contains)
                                        .filter(suite ->
                                                offer.signatureSchemes().contains(new SignatureScheme(0x0402))),
                                Optional.empty())));
        assertEquals(Optional.of(Reply.ACCEPTED), matrix.reply(TLS_1_2, dss, Authentication.OTHER));
    }

    private static Answer signing(ClientOffer offer, List<CipherSuite> known) {
        return known.stream()
                .filter(offer.suites()::contains)
                .flatMap(suite -> offer.signatureSchemes().stream()
                        .filter(suite.authentication().schemes()::contains)
                        .limit(1)
                        .map(scheme -> (Answer) new Answer.Flight(flight(offer, suite, Optional.empty())
                                .withKeyExchange(new SignedKeyExchange(
                                        Octets.of(new byte[1]), Optional.of(scheme), Octets.of(new byte[1]))))))
                .findFirst()
                .orElse(Answering.REFUSED);
    }
}
