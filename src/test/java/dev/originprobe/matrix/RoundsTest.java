package dev.originprobe.matrix;

import static dev.originprobe.matrix.Answering.SCOPE;
import static dev.originprobe.matrix.Answering.asked;
import static dev.originprobe.matrix.Answering.found;
import static dev.originprobe.matrix.Answering.only;
import static dev.originprobe.matrix.Answering.server;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a server is asked, and how many of these questions wait for each other. */
final class RoundsTest {
    private static final String OPENSSL = "c030 c02f c028 c027 c014 c013 9d 9c 3c 35 2f a 4";
    private static final List<CipherSuite> TLS_1_2_WITH_RSA = suites(ProtocolVersion.TLS_1_2);

    private static List<CipherSuite> suites(ProtocolVersion version) {
        return SCOPE.columns().stream()
                .filter(column -> column.equals(new Column(version, Authentication.RSA, column.suites())))
                .findFirst()
                .orElseThrow()
                .suites();
    }

    private static List<CipherSuite> order(String ids) {
        return Stream.of(ids.split(" "))
                .map(id -> new CipherSuite(Integer.parseInt(id, 16)))
                .toList();
    }

    private static Function<ClientOffer, Answer> ownOrder(List<CipherSuite> order) {
        return only(ProtocolVersion.TLS_1_2, server(order, true));
    }

    private static Preference preference(AddressMatrix matrix) {
        return matrix.preferences()
                .getOrDefault(ProtocolVersion.TLS_1_2, new Preference(Preference.By.UNKNOWN, List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_servers_order_is_found_whatever_it_is(long seed) {
        List<CipherSuite> order = new ArrayList<>(TLS_1_2_WITH_RSA);
        Collections.shuffle(order, new Random(seed));

        assertEquals(new Preference(Preference.By.SERVER, order), preference(found(SCOPE, ownOrder(order))));
    }

    /** It would be one for each suite. The first is OpenSSL's own order, the other has AES-128 first, as is recommended. */
    @ParameterizedTest
    @ValueSource(strings = {OPENSSL, "c02f c030 c027 c028 c013 c014 9c 9d 3c 2f 35 a 4"})
    void an_order_that_servers_have_takes_two_rounds_after_the_search(String ids) {
        List<CipherSuite> order = order(ids);
        Answering.Asked own = asked(SCOPE, ownOrder(order));
        Answering.Asked client = asked(SCOPE, only(ProtocolVersion.TLS_1_2, server(order, false)));

        assertEquals(new Preference(Preference.By.SERVER, order), preference(own.matrix()));
        assertTrue(own.rounds() <= client.rounds() + 2, () -> own.rounds() + " rounds, else " + client.rounds());
        assertTrue(own.matrix().hellos() <= client.matrix().hellos() + order.size(), own::toString);
    }

    @Test
    void an_order_that_begins_otherwise_than_the_clients_is_found_with_the_suites() {
        List<CipherSuite> order = order(OPENSSL);
        List<ClientOffer> offers = new ArrayList<>();
        AddressMatrix matrix = found(SCOPE, offer -> {
            if (offer.newest() == ProtocolVersion.TLS_1_2
                    && offer.groups().size() > 1
                    && offer.signatureSchemes().size() > 1) {
                offers.add(offer);
            }
            return ownOrder(order).apply(offer);
        });

        assertEquals(new Preference(Preference.By.SERVER, order), preference(matrix));
        int otherCertificate = 1;
        int reversed = 1;
        assertEquals(order.size() + otherCertificate + reversed, offers.size());
    }

    @Test
    void all_suites_of_every_protocol_take_four_rounds() {
        Answering.Asked all = asked(
                SCOPE,
                server(
                        SCOPE.columns().stream()
                                .flatMap(column -> column.suites().stream())
                                .distinct()
                                .toList(),
                        false));

        assertEquals(4, all.rounds());
    }

    @Test
    void what_was_chosen_of_a_whole_protocol_spares_the_hello_of_its_kind_of_certificate() {
        List<List<CipherSuite>> offered = new ArrayList<>();
        List<CipherSuite> rsa = suites(ProtocolVersion.TLS_1_0);
        Function<ClientOffer, Answer> server = only(ProtocolVersion.TLS_1_0, server(rsa.subList(0, 3), true));
        AddressMatrix matrix = found(SCOPE, offer -> {
            if (offer.newest() == ProtocolVersion.TLS_1_0) {
                offered.add(offer.suites());
            }
            return server.apply(offer);
        });

        assertTrue(offered.get(0).containsAll(rsa), offered::toString);
        assertTrue(offered.stream().noneMatch(rsa::equals), offered::toString);
        rsa.forEach(suite -> assertEquals(
                rsa.indexOf(suite) < 3 ? Reply.ACCEPTED : Reply.REFUSED,
                matrix.reply(ProtocolVersion.TLS_1_0, suite, Authentication.RSA).orElseThrow(),
                suite::toString));
    }
}
