package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Evidence;
import dev.originprobe.evidence.Exchange;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.octets.Octets;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Criteria;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What AWS's own TLS library makes of a bundle, or of evidence that is judged again by other roots, at another time or as
 * another client: it is shown the certificates, and no connection is made.
 */
public final class WitnessOfChains {
    /** The start of the library's words for what is wrong with certificates; others are about the rest of a handshake. */
    private static final String OF_CERTIFICATES = "S2N_ERR_CERT_";

    private static final Timeouts NO_TIME = new Timeouts(1, Duration.ZERO, Duration.ZERO);

    private final CertificateWitness library;
    private final String version;

    /** Where the library of that version is asked. */
    public WitnessOfChains(CertificateWitness library, String version) {
        this.library = library;
        this.version = version;
    }

    /** The evidence with what the library says of it now. */
    public Evidence asked(Evidence evidence, Criteria criteria) {
        Case known = Case.unjudged(evidence, criteria);
        List<Exchange> said = known.addresses().stream()
                .flatMap(address -> asked(known, address).stream())
                .toList();
        return evidence.with(said, evidence.took());
    }

    private Optional<Exchange> asked(Case known, AddressEvidence address) {
        List<Octets> certificates = known.evidence().resolution() instanceof Resolution.Bundle bundle
                ? bundle.certificates()
                : address.certificates();
        if (certificates.isEmpty()) {
            return Optional.empty();
        }
        Question question = new Question(
                address.endpoint().orElse(Endpoint.NOWHERE),
                WitnessPlan.offer(known),
                Purpose.WITNESS,
                NO_TIME,
                Optional.of(WitnessPlan.terms(known, address.hello().flatMap(Answer::seen), version)));
        Exchange now = question.notToBeAsked()
                .map(because -> Exchange.notAsked(question, because))
                .orElseGet(() -> Exchange.inMemory(question, library.answer(question, certificates)));
        return Optional.of(now).filter(said -> isNews(said.answer(), address));
    }

    /** A handshake says more than certificates do, unless it was for them that the library refused it, or does now. */
    private static boolean isNews(Answer now, AddressEvidence address) {
        Optional<Answer> then = address.last(Purpose.WITNESS)
                .map(Exchange::answer)
                .filter(answer -> !(answer instanceof Answer.Unreachable));
        return then.isEmpty()
                || now instanceof Answer.Unfinished
                || (now instanceof Answer.Flight && isRefusalOfCertificates(then.get()));
    }

    private static boolean isRefusalOfCertificates(Answer answer) {
        return Stream.of(answer)
                .filter(Answer.Unfinished.class::isInstance)
                .map(Answer.Unfinished.class::cast)
                .anyMatch(unfinished -> unfinished.detail().startsWith(OF_CERTIFICATES));
    }
}
