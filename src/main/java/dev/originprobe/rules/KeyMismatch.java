package dev.originprobe.rules;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.Grade;
import dev.originprobe.pki.KeyProof;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;
import java.util.stream.Stream;

/** The server's own signature, or what it makes of an encrypted secret, shows another key than the certificate's. */
final class KeyMismatch extends AddressRule {
    private static final String REMEDY = "Install the private key that belongs to the certificate.";

    KeyMismatch() {
        super(new RuleInfo(
                "key-mismatch",
                Severity.BLOCK,
                "The origin does not hold the key of its certificate",
                new Basis(
                        Grade.INFERRED,
                        "RFC 5246, 7.4.3 and RFC 8446, 4.4.3; AWS does not say",
                        "A server proves with a signature, or by decrypting, that it holds the key of its "
                                + "certificate; a client must end the handshake where it does not. A failed TLS "
                                + "handshake leads to 502.")));
    }

    @Override
    List<Fault> faults(Case evidence, AddressEvidence address) {
        Stream<Fault> shown = Possession.disproved(evidence, address).stream()
                .map(seen -> Fault.broken(
                        Particular.of(address.endpoint(), 0, seen, "proof that the server holds the certificate's key"),
                        REMEDY));
        return Stream.concat(shown, inBundle(evidence, address)).toList();
    }

    /** A private key in the file that is to be served, and not the leaf's. */
    private static Stream<Fault> inBundle(Case evidence, AddressEvidence address) {
        if (!(evidence.evidence().resolution() instanceof Resolution.Bundle bundle)) {
            return Stream.empty();
        }
        int leaf = address.chain().stream()
                .flatMap(chain -> chain.path().stream())
                .findFirst()
                .orElse(0);
        return bundle
                .publicKey()
                .flatMap(key -> KeyProof.holds(bundle.certificates().get(leaf).bytes(), key.bytes()))
                .filter(held -> !held)
                .map(foreign -> Fault.broken(
                        Particular.of(
                                address.endpoint(),
                                leaf,
                                "the private key in the file is not this certificate's",
                                "the key of the leaf, or none"),
                        REMEDY))
                .stream();
    }
}
