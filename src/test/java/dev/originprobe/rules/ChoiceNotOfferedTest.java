package dev.originprobe.rules;

import dev.originprobe.demo.Mint;
import dev.originprobe.evidence.Answer;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.octets.Octets;
import dev.originprobe.tls.ServerFlight;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChoiceNotOfferedTest {
    @Test
    void what_was_chosen_of_the_offer_passes() {
        judged(new Answer.Flight(Evidences.signed(0x0303, 0xc02f, 0x0401))).passes();
    }

    @Test
    void a_scheme_that_was_not_offered_breaks_it() {
        judged(new Answer.Flight(Evidences.signed(0x0303, 0xc02f, 0x0101))).isBroken("a signature with rsa_pkcs1_md5");
    }

    @Test
    void a_scheme_that_tls_1_3_has_no_place_for_breaks_it() {
        judged(new Answer.Flight(Evidences.signed(0x0304, 0x1301, 0x0401)))
                .isBroken("a signature with rsa_pkcs1_sha256");
    }

    @Test
    void a_suite_of_another_version_breaks_it() {
        judged(new Answer.Flight(Evidences.flight(0x0303, 0x1301))).isBroken("TLS_AES_128_GCM_SHA256 in TLSv1.2");
    }

    @Test
    void how_the_server_goes_on_after_such_a_choice_does_not_matter() {
        ServerFlight flight = Evidences.flight(0x0303, 0x1301);
        for (Answer answer : List.of(
                new Answer.Silent(Optional.of(flight)),
                new Answer.Closed(true, Optional.of(flight)),
                new Answer.Malformed("broken", Optional.of(flight)))) {
            judged(answer).isBroken("TLS_AES_128_GCM_SHA256 in TLSv1.2");
            Judged.by(new HandshakeTimedOut(), new Evidences().hello(answer)).passes();
            Judged.by(new HandshakeMalformed(), new Evidences().hello(answer)).passes();
        }
    }

    @Test
    void in_tls_1_3_a_scheme_of_another_curve_than_the_leafs_breaks_it() {
        Made p384 = Template.leaf("origin.test").keys(Mint.ec("secp384r1")).issue();

        signedBy(p384, 0x0304, 0x1301, 0x0403)
                .isBroken("a signature with ecdsa_secp256r1_sha256 by a key of secp384r1");
        signedBy(p384, 0x0304, 0x1301, 0x0503).passes();
        signedBy(p384, 0x0303, 0xc02b, 0x0403).passes();
    }

    @Test
    void an_rsa_key_signs_by_no_scheme_for_keys_of_rsa_pss() {
        Made rsa = Template.leaf("origin.test").keys(Mint.rsa()).issue();

        signedBy(rsa, 0x0304, 0x1301, 0x0809).isBroken("a signature with rsa_pss_pss_sha256 by a key of RSA");
        signedBy(rsa, 0x0304, 0x1301, 0x0804).passes();
    }

    private static Judged signedBy(Made leaf, int version, int suite, int scheme) {
        return judged(new Answer.Flight(
                Evidences.signed(version, suite, scheme).withCertificates(List.of(Octets.of(leaf.der())))));
    }

    private static Judged judged(Answer hello) {
        return Judged.by(new ChoiceNotOffered(), new Evidences().hello(hello));
    }
}
