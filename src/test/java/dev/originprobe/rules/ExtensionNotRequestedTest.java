package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.tls.Deviation;
import dev.originprobe.tls.Deviation.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExtensionNotRequestedTest {
    @Test
    void a_flight_that_keeps_to_its_hello_passes() {
        judged().passes();
    }

    @Test
    void an_extension_that_the_published_client_ignores_is_a_risk() {
        judged(new Deviation(Kind.EXTENSION_OF_HELLO, 0x1234)).isBroken("unasked: 0x1234");
        judged(new Deviation(Kind.EXTENSION_OF_HELLO, 22)).isBroken("unasked: encrypt_then_mac");
    }

    @Test
    void an_extension_that_it_refuses_is_the_other_rules() {
        Deviation refused = new Deviation(Kind.EXTENSION_OF_HELLO, 18);

        judged(refused).passes();
        Judged.by(new ChoiceNotOffered(), evidence(refused)).isBroken("signed_certificate_timestamp");
    }

    @Test
    void other_deviations_are_no_extensions() {
        judged(new Deviation(Kind.NO_CERTIFICATE, 0)).passes();
    }

    private static Judged judged(Deviation... deviations) {
        return Judged.by(new ExtensionNotRequested(), evidence(deviations));
    }

    private static Evidences evidence(Deviation... deviations) {
        return new Evidences().hello(new Answer.Flight(Evidences.flight().withDeviations(List.of(deviations))));
    }
}
