package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Ruling;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Protocol, cipher suite or leaf differ between addresses. One that does not shake hands is the business of other rules. */
final class AddressesDisagree implements Rule<Case> {
    private static final RuleInfo INFO = new RuleInfo(
            "addresses-disagree",
            Severity.RISK,
            "The origin's addresses answer differently",
            new Basis(
                    Grade.INFERRED,
                    "AWS does not say",
                    "CloudFront may pick any address of the origin: what differs between them comes and "
                            + "goes for viewers."));

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public List<Ruling> judge(Case evidence) {
        List<AddressEvidence> answering = evidence.addresses().stream()
                .filter(address -> address.flight().isPresent())
                .toList();
        if (answering.size() < 2) {
            return List.of(new Ruling.NotApplicable());
        }
        Map<String, Long> answers =
                answering.stream().collect(Collectors.groupingBy(AddressesDisagree::answer, Collectors.counting()));
        if (answers.size() == 1) {
            return List.of(new Ruling.Pass());
        }
        return List.of(new Ruling.Broken(
                answering.stream()
                        .map(address -> Particular.of(address.endpoint(), answer(address), "the same at every address"))
                        .toList(),
                "Give every server of the origin the same TLS configuration and certificate."));
    }

    private static String answer(AddressEvidence address) {
        return address.flight()
                .map(flight -> flight.protocol().map(ProtocolVersion::label).orElse("another version") + " "
                        + flight.suite().opensslName()
                        + address.chain()
                                .map(chain ->
                                        ", certificate " + chain.leaf().sha256().substring(0, 16))
                                .orElse(""))
                .orElseThrow();
    }
}
