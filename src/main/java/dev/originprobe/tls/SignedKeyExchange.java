package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.Optional;

/**
 * A ServerKeyExchange, or the CertificateVerify of TLS 1.3, with what its signature covers, so that possession of the leaf's key can be judged later.
 *
 * <pre>
 * struct { ServerECDHParams params; digitally-signed { client_random; server_random; params } } ServerKeyExchange;   // RFC 8422, 5.4
 * </pre>
 *
 * @param signedContent client random, server random and parameters, concatenated; in TLS 1.3 what
 *     RFC 8446, 4.4.3 says: spaces, a context string and the hash of the messages before it
 * @param scheme the signature scheme that TLS 1.2 names; empty before, where RSA signs MD5 and SHA-1 together and ECDSA
 *     signs SHA-1
 * @param signature as sent
 */
public record SignedKeyExchange(Octets signedContent, Optional<SignatureScheme> scheme, Octets signature) {}
