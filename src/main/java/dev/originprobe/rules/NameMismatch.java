package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.origin.HostName;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** None of the accepted names is covered by the leaf. */
final class NameMismatch extends ChainRule {
    private static final String REMEDY =
            "Serve a certificate that names it, or make a name of the certificate the origin domain.";

    NameMismatch() {
        super(new RuleInfo(
                "name-mismatch",
                Severity.BLOCK,
                "The certificate does not cover the origin's name",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.BAD_GATEWAY,
                        "In substance: The certificate must match either the Origin Domain or the Host header of the origin "
                                + "request; on a mismatch the handshake fails and CloudFront returns 502.")));
    }

    @Override
    List<Fault> faultsOfChain(Case evidence, AddressEvidence address) {
        List<HostName> accepted = evidence.target().acceptedNames();
        return Names.leaf(address).stream()
                .filter(leaf -> accepted.stream().noneMatch(name -> Names.covers(leaf, name)))
                .map(leaf -> fault(address, leaf, accepted))
                .toList();
    }

    private static Fault fault(AddressEvidence address, CertificateFacts leaf, List<HostName> accepted) {
        String wanted = accepted.stream().map(HostName::ascii).collect(Collectors.joining(" or "));
        return accepted.stream()
                .flatMap(name -> Names.match(leaf, name).disputed().stream()
                        .map(wildcard -> Fault.undecided(
                                Particular.of(
                                        address.endpoint(),
                                        0,
                                        wildcard + ", which covers " + name.ascii() + " for some clients alone: "
                                                + (name.ascii().indexOf('_')
                                                                        < name.ascii()
                                                                                .indexOf('.')
                                                                && name.ascii().indexOf('_') >= 0
                                                        ? "the label has an underscore"
                                                        : "the asterisk stands for a part of a label"),
                                        wanted),
                                REMEDY)))
                .findFirst()
                .orElseGet(() ->
                        Fault.broken(Particular.of(address.endpoint(), 0, Names.presented(leaf), wanted), REMEDY));
    }
}
