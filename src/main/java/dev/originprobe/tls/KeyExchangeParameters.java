package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.util.Optional;

/**
 * Reads a ServerKeyExchange: the group that it names, and what its signature covers.
 *
 * <pre>
 * struct { ECCurveType curve_type; NamedCurve namedcurve; opaque point&lt;1..2^8-1&gt;; } ServerECDHParams;   // RFC 8422, 5.4
 * struct { opaque dh_p&lt;1..2^16-1&gt;; opaque dh_g&lt;1..2^16-1&gt;; opaque dh_Ys&lt;1..2^16-1&gt;; } ServerDHParams; // RFC 5246, 7.4.3
 * struct { opaque rsa_modulus&lt;1..2^16-1&gt;; opaque rsa_exponent&lt;1..2^16-1&gt;; } ServerRSAParams;         // RFC 2246, 7.4.3
 * </pre>
 *
 * <p>Behind them the signature, which in TLS 1.2 begins with its scheme. Of key exchanges that are neither (PSK, SRP,
 * unknown suites) it is only known that there was one.
 */
final class KeyExchangeParameters {
    /** The one curve type that RFC 8422 kept: the curve has a name. */
    private static final int NAMED_CURVE = 3;

    private KeyExchangeParameters() {}

    /**
     * The flight with its key exchange.
     *
     * @param randoms the client's and the server's, concatenated
     */
    static ServerFlight read(ServerFlight flight, Octets randoms, TlsReader message) {
        KeyExchange exchange = flight.suite().keyExchange();
        int start = message.position();
        ServerFlight seen = flight;
        switch (exchange) {
            case ECDHE, ECDH_ANON -> seen = flight.withGroup(curve(message));
            case DHE, DH_ANON -> skipVectors(message, 3);
            case RSA_EXPORT -> skipVectors(message, 2);
            default -> {
                return flight;
            }
        }
        byte[] parameters = message.since(start);
        if (exchange.isAnonymous()) {
            message.end();
            return seen;
        }
        Optional<SignatureScheme> scheme = flight.version() >= ProtocolVersion.TLS_1_2.wire()
                ? Optional.of(new SignatureScheme(message.uint16()))
                : Optional.empty();
        Octets signature = Octets.of(message.vector(2).rest());
        message.end();
        return seen.withKeyExchange(new SignedKeyExchange(randoms.and(parameters), scheme, signature));
    }

    private static NamedGroup curve(TlsReader message) {
        int type = message.uint8();
        if (type != NAMED_CURVE) {
            throw new BrokenFlight("a curve without a name (type " + type + ")");
        }
        NamedGroup group = new NamedGroup(message.uint16());
        KeyShareCheck.require(group, message.vector(1).rest());
        return group;
    }

    private static void skipVectors(TlsReader message, int number) {
        for (int i = 0; i < number; i++) {
            message.vector(2);
        }
    }
}
