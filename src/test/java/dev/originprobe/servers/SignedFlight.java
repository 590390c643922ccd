package dev.originprobe.servers;

import static dev.originprobe.net.Bytes.concat;
import static dev.originprobe.net.Bytes.handshake;
import static dev.originprobe.net.Bytes.integer;

import dev.originprobe.demo.Issued;
import dev.originprobe.net.Bytes;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;

/**
 * The first flight of a TLS 1.2 server with an ECDSA certificate, its key exchange signed for the hello that it answers.
 *
 * @param chain leaf first
 * @param signing what signs the key exchange
 */
record SignedFlight(List<Issued> chain, PrivateKey signing) {
    static final int SUITE = 0xc02b;
    static final int PRIME256V1 = 0x0017;

    private static final int ECDSA_SHA256 = 0x0403;
    private static final int COORDINATE = 32;

    /** A point of prime256v1. */
    static byte[] point(ECPublicKey key) {
        return concat(
                integer(1, 4),
                coordinate(key.getW().getAffineX().toByteArray()),
                coordinate(key.getW().getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        byte[] padded = concat(new byte[COORDINATE], number);
        return Arrays.copyOfRange(padded, padded.length - COORDINATE, padded.length);
    }

    /** Its four messages in answer to that record. */
    List<byte[]> messages(byte[] helloRecord, int group, byte[] point) {
        byte[] parameters = concat(integer(1, 3), integer(2, group), integer(1, point.length), point);
        byte[] signature = signature(Arrays.copyOfRange(helloRecord, 11, 43), parameters);
        return List.of(
                Bytes.serverHello(SUITE),
                Bytes.certificates(chain.stream().map(Issued::der).toArray(byte[][]::new)),
                handshake(12, parameters, integer(2, ECDSA_SHA256), integer(2, signature.length), signature),
                Bytes.serverHelloDone());
    }

    /** The server's random is 32 zeros, as in {@link Bytes#serverHello}. */
    private byte[] signature(byte[] clientRandom, byte[] parameters) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signing);
            signature.update(clientRandom);
            signature.update(new byte[32]);
            signature.update(parameters);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each message in a record. */
    static byte[] records(List<byte[]> messages) {
        return concat(
                messages.stream().map(message -> Bytes.record(22, message)).toArray(byte[][]::new));
    }
}
