package dev.originprobe.rules;

import dev.originprobe.evidence.Answer;
import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The first bytes of the origin are no TLS record, whenever it is asked. */
final class NotTls extends AddressRule {
    NotTls() {
        super(new RuleInfo(
                "not-tls",
                Severity.BLOCK,
                "The origin does not speak TLS on this port",
                new Basis(
                        Grade.OBSERVED,
                        "aws-refarch-wordpress issue 54, 2018",
                        "In substance: The origin had no HTTPS listener and the distribution used HTTPS only; HTTPS gave "
                                + "502 and HTTP worked.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        return address.hello().stream()
                .filter(hello -> Refusal.at(evidence, address).isEmpty())
                .filter(Answer.NotTls.class::isInstance)
                .map(Answer.NotTls.class::cast)
                .map(answer -> Fault.broken(
                        Particular.of(address.endpoint(), "the first bytes: " + start(answer), "a TLS record"),
                        "Serve HTTPS on this port, or give CloudFront the port on which the origin does. Where a load "
                                + "balancer before the origin sends the PROXY protocol's header, let the origin expect "
                                + "it, or switch it off."))
                .toList();
    }

    /** The first line, or what there is of it. */
    static String start(Answer.NotTls answer) {
        String text = new String(answer.firstBytes().bytes(), StandardCharsets.ISO_8859_1);
        return text.lines().findFirst().orElse("");
    }
}
