package dev.originprobe.tls;

import java.util.Optional;

/**
 * A ServerKeyExchange with what its signature covers, so that possession of the leaf's key can be judged later.
 *
 * <pre>
 * struct { ServerECDHParams params; digitally-signed { client_random; server_random; params } } ServerKeyExchange;   // RFC 8422, 5.4
 * </pre>
 *
 * @param signedContent client random, server random and parameters, concatenated
 * @param scheme the signature scheme that TLS 1.2 names; empty before, where RSA signs MD5 and SHA-1 together and ECDSA
 *     signs SHA-1
 * @param signature as sent
 */
public record SignedKeyExchange(Octets signedContent, Optional<SignatureScheme> scheme, Octets signature) {}
