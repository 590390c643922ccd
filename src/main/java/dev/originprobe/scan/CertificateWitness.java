package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Question;
import dev.originprobe.octets.Octets;
import java.util.List;

/** AWS's own TLS library where there is no network. */
@FunctionalInterface
public interface CertificateWitness {
    /**
     * What it makes of certificates.
     *
     * @param question with the terms on which it is asked, and a policy
     * @param certificates as served
     * @return a flight where it takes them; what is unfinished where it does not; unreachable where it could not be asked
     */
    Answer answer(Question question, List<Octets> certificates);
}
