package dev.originprobe.matrix;

import static dev.originprobe.matrix.Answering.SCOPE;
import static dev.originprobe.matrix.Answering.flight;
import static dev.originprobe.matrix.Answering.found;
import static dev.originprobe.matrix.Answering.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.evidence.Answer;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for suites shows groups and signature schemes on the way, and is not misled by them. */
final class TurnedOffersTest {
    private static final List<CipherSuite> SUITES = List.of(0xc02f, 0xc030, 0xc027, 0xc028, 0xc013, 0xc014).stream()
            .map(CipherSuite::new)
            .toList();

    /** A server of TLS 1.2 that takes what the client puts first, with an RSA certificate. */
    private static Function<ClientOffer, Answer> heeding(List<CipherSuite> known) {
        return only(
                ProtocolVersion.TLS_1_2,
                offer -> offer.suites().stream()
                        .filter(known::contains)
                        .findFirst()
                        .flatMap(suite -> offer.signatureSchemes().stream()
                                .filter(Authentication.RSA.schemes()::contains)
                                .findFirst()
                                .map(scheme -> signed(offer, suite, scheme)))
                        .orElse(Answering.REFUSED));
    }

    private static Answer signed(ClientOffer offer, CipherSuite suite, SignatureScheme scheme) {
        Octets some = Octets.of(new byte[1]);
        return new Answer.Flight(flight(offer, suite, offer.groups().stream().findFirst())
                .withKeyExchange(new SignedKeyExchange(some, Optional.of(scheme), some)));
    }

    @Test
    void what_the_search_has_shown_is_not_asked_for_alone() {
        List<ClientOffer> alone = new ArrayList<>();
        AddressMatrix matrix = found(SCOPE, offer -> {
            if (offer.groups().size() == 1 || offer.signatureSchemes().size() == 1) {
                alone.add(offer);
            }
            return heeding(SUITES).apply(offer);
        });

        assertEquals(
                Set.of(Reply.ACCEPTED), Set.copyOf(matrix.groups().values()), () -> String.valueOf(matrix.groups()));
        Authentication.RSA
                .schemes()
                .forEach(scheme -> assertEquals(Reply.ACCEPTED, matrix.schemes().get(scheme), scheme::toString));
        assertEquals(
                Authentication.RSA.schemes().subList(SUITES.size(), 8),
                alone.stream()
                        .flatMap(offer -> offer.signatureSchemes().stream())
                        .toList());
    }

    /** With an alert that says that something is wrong inside, or with none. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_suite_is_not_refused_for_a_group_at_which_the_server_fails(boolean withAlert) {
        Answer failing = withAlert ? new Answer.Alerted(new Alert(2, 80), Optional.empty()) : Answering.CLOSED;
        AddressMatrix matrix = found(
                SCOPE,
                offer -> offer.groups().stream().findFirst().equals(Optional.of(NamedGroup.SECP521R1))
                                && offer.newest() == ProtocolVersion.TLS_1_2
                        ? failing
                        : heeding(SUITES).apply(offer));

        SUITES.forEach(suite -> assertEquals(
                Optional.of(Reply.ACCEPTED),
                matrix.reply(ProtocolVersion.TLS_1_2, suite, Authentication.RSA),
                suite::toString));
        assertEquals(Reply.REFUSED, matrix.groups().get(NamedGroup.SECP521R1));
    }

    @Test
    void a_suite_that_is_refused_costs_one_hello_however_it_was_turned() {
        List<List<CipherSuite>> offered = new ArrayList<>();
        found(SCOPE, offer -> {
            if (offer.newest() == ProtocolVersion.TLS_1_2) {
                offered.add(offer.suites());
            }
            return heeding(SUITES.subList(0, 1)).apply(offer);
        });

        List<List<CipherSuite>> parts =
                offered.stream().filter(suites -> suites.size() < 4).toList();
        assertTrue(parts.contains(SUITES.subList(1, 3)), offered::toString);
        assertEquals(Set.copyOf(parts).size(), parts.size(), parts::toString);
    }
}
