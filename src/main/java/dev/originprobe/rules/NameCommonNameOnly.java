package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.rules.sources.Sources;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The leaf has no dNSName; RFC 9525 and browsers no longer look at the common name. */
final class NameCommonNameOnly extends ChainRule {
    NameCommonNameOnly() {
        super(new RuleInfo(
                "name-common-name-only",
                Severity.RISK,
                "The certificate covers the name by its common name alone",
                new Basis(
                        Grade.DOCUMENTED,
                        Sources.HTTPS_TO_ORIGIN,
                        "In substance: The certificate contains a domain name in the Common Name field, and possibly "
                                + "several more in the Subject Alternative Names field.")));
    }

    @Override
    List<Fault> faultsOfChain(Case evidence, AddressEvidence address) {
        return Names.leaf(address).stream()
                .flatMap(leaf -> evidence.target().acceptedNames().stream()
                        .map(name -> Names.match(leaf, name))
                        .filter(match -> match.matched().isPresent() && match.byCommonName())
                        .limit(1)
                        .map(match -> Fault.broken(
                                Particular.of(
                                        address.endpoint(),
                                        0,
                                        "common name " + match.matched().orElseThrow() + " and no dNSName",
                                        "the name in the subjectAltName"),
                                "Have the certificate issued again with the name in its subjectAltName.")))
                .toList();
    }
}
