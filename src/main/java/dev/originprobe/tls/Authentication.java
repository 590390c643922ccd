package dev.originprobe.tls;

import java.util.List;
import java.util.stream.Stream;

/** By which kind of certificate a server shows who it is. */
@SuppressWarnings("ImmutableEnumChecker") // Stream.toList() is not modifiable
public enum Authentication {
    RSA(0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0301, 0x0201),
    ECDSA(0x0403, 0x0503, 0x0603, 0x0303, 0x0203),
    /** Anonymous, pre-shared keys, DSS: nothing that CloudFront offers. */
    OTHER;

    private final List<SignatureScheme> schemes;

    Authentication(Integer... schemes) {
        this.schemes = Stream.of(schemes).map(SignatureScheme::new).toList();
    }

    /** The signature schemes with such a certificate. */
    public List<SignatureScheme> schemes() {
        return schemes;
    }

    /** That of IANA's name for a key exchange up to TLS 1.2, {@code ECDHE_RSA}. */
    static Authentication named(String keyExchange) {
        if (keyExchange.endsWith("ECDSA")) {
            return ECDSA;
        }
        return keyExchange.endsWith("RSA") ? RSA : OTHER;
    }
}
