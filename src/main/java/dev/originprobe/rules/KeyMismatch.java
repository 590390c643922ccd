package dev.originprobe.rules;

import dev.originprobe.origin.Grade;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Basis;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Particular;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.List;

/** The server's own signature, or what it makes of an encrypted secret, shows another key than the certificate's. */
public final class KeyMismatch extends AddressRule {
    public KeyMismatch() {
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
        return Possession.disproved(address).stream()
                .map(seen -> Fault.broken(
                        Particular.of(address.endpoint(), 0, seen, "proof that the server holds the certificate's key"),
                        "Install the private key that belongs to the certificate."))
                .toList();
    }
}
