package dev.originprobe.matrix;

import static dev.originprobe.matrix.Answering.REFUSED;
import static dev.originprobe.matrix.Answering.SCOPE;
import static dev.originprobe.matrix.Answering.choosing;
import static dev.originprobe.matrix.Answering.found;
import static dev.originprobe.matrix.Answering.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grid that is found is the one that the server has, in few hellos. */
final class MatrixPlanTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void every_suite_is_found_and_no_other(long seed) {
        Random random = new Random(seed);
        Scope scope = seed % 2 == 0 ? SCOPE : Scope.ofAllSuites(Optional.empty());
        Set<CipherSuite> known = new HashSet<>();
        scope.columns()
                .forEach(column -> column.suites().forEach(suite -> {
                    if (random.nextInt(4) == 0) {
                        known.add(suite);
                    }
                }));
        List<CipherSuite> order = new ArrayList<>(known);
        Collections.shuffle(order, random);
        AddressMatrix matrix = found(scope, server(order, random.nextBoolean()));
        matrix.suites().forEach((column, replies) -> {
            for (CipherSuite suite : column.suites()) {
                assertEquals(
                        known.contains(suite) ? Reply.ACCEPTED : Reply.REFUSED, replies.get(suite), suite::toString);
            }
        });
    }

    @Test
    void a_server_that_refuses_everything_costs_a_hello_a_column_and_of_tls_1_0_and_1_1_one_for_both() {
        AddressMatrix matrix = found(SCOPE, offer -> REFUSED);
        assertEquals(SCOPE.columns().size() - 2, matrix.hellos());
        assertEquals(Reply.REFUSED, matrix.protocol(ProtocolVersion.TLS_1_2));
        assertEquals(Set.of(), matrix.preferences().keySet());
        assertTrue(matrix.groups().values().stream().allMatch(Reply.UNDECIDED::equals));
    }

    @Test
    void no_hello_offers_more_suites_than_every_server_takes() {
        found(Scope.ofAllSuites(Optional.empty()), offer -> {
            assertTrue(offer.suites().size() <= 128, () -> offer.suites().size() + " suites");
            return REFUSED;
        });
    }

    @Test
    void silence_is_undecided_and_not_asked_again() {
        AddressMatrix matrix = found(SCOPE, offer -> new Answer.Silent(Optional.empty()));
        assertEquals(SCOPE.columns().size() - 2, matrix.hellos());
        assertEquals(Reply.UNDECIDED, matrix.protocol(ProtocolVersion.TLS_1_2));
    }

    @Test
    void a_close_is_tried_as_often_as_cloudfront_does() {
        AddressMatrix matrix = found(SCOPE, offer -> new Answer.Closed(false, Optional.empty()));
        assertEquals(3 * (SCOPE.columns().size() - 2), matrix.hellos());
        assertEquals(Reply.REFUSED, matrix.protocol(ProtocolVersion.SSL_3_0));
    }

    @Test
    void a_server_that_breaks_off_at_one_suite_is_asked_for_the_others_again() {
        CipherSuite broken = new CipherSuite(0xc060);
        List<CipherSuite> order = new ArrayList<>(List.of(new CipherSuite(0xc030), broken));
        List.of(0xc02f, 0xc076, 0x002f, 0x0035).forEach(id -> order.add(new CipherSuite(id)));
        Scope scope = Scope.ofAllSuites(Optional.empty());
        AddressMatrix matrix = found(scope, offer -> {
            Answer answer = offer.newest() == ProtocolVersion.TLS_1_2
                    ? server(order, true).apply(offer)
                    : REFUSED;
            boolean breaksOff = answer instanceof Answer.Flight flight
                    && flight.flight().suite().equals(broken);
            return breaksOff ? new Answer.Closed(false, Optional.empty()) : answer;
        });
        for (CipherSuite suite : order) {
            assertEquals(
                    Optional.of(suite.equals(broken) ? Reply.REFUSED : Reply.ACCEPTED),
                    matrix.reply(ProtocolVersion.TLS_1_2, suite, Authentication.RSA),
                    suite::toString);
        }
    }

    @Test
    void a_server_that_closes_where_it_refuses_is_not_asked_again() {
        List<CipherSuite> known = List.of(new CipherSuite(0xc030), new CipherSuite(0xc02f));
        AddressMatrix alerts = found(SCOPE, server(known, true));
        AddressMatrix closes = found(SCOPE, offer -> {
            Answer answer = server(known, true).apply(offer);
            return answer.equals(REFUSED) ? new Answer.Closed(true, Optional.empty()) : answer;
        });
        assertEquals(alerts.suites(), closes.suites());
        assertTrue(closes.hellos() <= 3 * alerts.hellos(), closes::toString);
    }

    @Test
    void a_server_that_chooses_what_was_not_offered_refused() {
        CipherSuite strange = new CipherSuite(0x0039);
        AddressMatrix matrix = found(SCOPE, offer -> choosing(offer, Optional.of(strange), Optional.empty()));
        assertEquals(Reply.REFUSED, matrix.protocol(ProtocolVersion.TLS_1_2));
    }

    @Test
    void an_older_protocol_than_was_asked_for_is_a_refusal() {
        Function<ClientOffer, Answer> server = server(List.of(new CipherSuite(0x002f)), true);
        AddressMatrix matrix = found(
                SCOPE,
                offer -> offer.newest() == ProtocolVersion.TLS_1_0
                        ? server.apply(offer)
                        : choosing(
                                new ClientOffer(
                                        List.of(ProtocolVersion.TLS_1_0),
                                        offer.suites(),
                                        List.of(),
                                        List.of(),
                                        Optional.empty()),
                                Optional.of(new CipherSuite(0x002f)),
                                Optional.empty()));
        assertEquals(Reply.ACCEPTED, matrix.protocol(ProtocolVersion.TLS_1_0));
        assertEquals(Reply.REFUSED, matrix.protocol(ProtocolVersion.TLS_1_1));
        assertEquals(Reply.REFUSED, matrix.protocol(ProtocolVersion.TLS_1_2));
    }

    @Test
    void whose_order_decides_is_told_and_the_servers_order_found() {
        List<CipherSuite> order = List.of(new CipherSuite(0x002f), new CipherSuite(0xc02f), new CipherSuite(0x0035));
        Preference own = found(SCOPE, server(order, true)).preferences().get(ProtocolVersion.TLS_1_2);
        assertEquals(new Preference(Preference.By.SERVER, order), own);
        Preference client = found(SCOPE, server(order, false)).preferences().get(ProtocolVersion.TLS_1_2);
        assertEquals(new Preference(Preference.By.CLIENT, List.of()), client);
        Preference one =
                found(SCOPE, server(order.subList(0, 1), true)).preferences().get(ProtocolVersion.TLS_1_2);
        assertEquals(new Preference(Preference.By.UNKNOWN, List.of()), one);
    }

    @Test
    void a_group_that_is_refused_alone_is_refused_and_beside_a_certificates_curve_not_to_be_told() {
        List<CipherSuite> rsa = List.of(new CipherSuite(0xc02f));
        List<CipherSuite> ecdsa = List.of(new CipherSuite(0xc02b));
        for (List<CipherSuite> known : List.of(rsa, ecdsa)) {
            AddressMatrix matrix = found(SCOPE, offer -> {
                boolean suite = offer.newest() == ProtocolVersion.TLS_1_2
                        && offer.suites().contains(known.get(0))
                        && offer.groups().contains(NamedGroup.SECP256R1);
                return choosing(
                        offer, suite ? Optional.of(known.get(0)) : Optional.empty(), Optional.of(NamedGroup.SECP256R1));
            });
            assertEquals(Reply.ACCEPTED, matrix.groups().get(NamedGroup.SECP256R1));
            assertEquals(
                    known.equals(rsa) ? Reply.REFUSED : Reply.UNDECIDED,
                    matrix.groups().get(NamedGroup.X25519));
        }
    }

    @Test
    void schemes_are_not_to_be_told_where_nothing_is_signed() {
        AddressMatrix matrix = found(SCOPE, server(List.of(new CipherSuite(0x002f)), true));
        assertTrue(matrix.schemes().values().stream().allMatch(Reply.UNDECIDED::equals));
        AddressMatrix signing = found(SCOPE, server(List.of(new CipherSuite(0xc02f)), true));
        assertEquals(Reply.ACCEPTED, signing.schemes().get(new SignatureScheme(0x0804)));
        assertEquals(Reply.REFUSED, signing.schemes().get(new SignatureScheme(0x0403)));
    }
}
