package dev.originprobe.engines;

import static dev.originprobe.net.Bytes.concat;
import static dev.originprobe.net.Bytes.handshake;
import static dev.originprobe.net.Bytes.integer;
import static dev.originprobe.net.Bytes.record;

import dev.originprobe.net.Bytes;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The first flight of a TLS 1.2 server that shows a chain and has no key to it: a client that takes the chain then says that
 * the signature of the key exchange is wrong, and one that does not says so before.
 */
final class ServerFlight12 {
    private static final int ECDHE_ECDSA = 0xc02b;
    private static final int ECDHE_RSA = 0xc02f;
    private static final int PRIME256V1 = 0x0017;
    private static final int ECDSA_SHA256 = 0x0403;
    private static final int RSA_SHA256 = 0x0401;
    private static final int COORDINATE = 32;

    private ServerFlight12() {}

    static byte[] of(OddChain chain, KeyPair share) {
        boolean rsa = chain.served().get(0).keys().getPublic().getAlgorithm().equals("RSA");
        byte[] point = point((ECPublicKey) share.getPublic());
        byte[] signature = rsa ? new byte[256] : HexFormat.of().parseHex("3006020101020101");
        byte[] exchange = handshake(
                12,
                integer(1, 3),
                integer(2, PRIME256V1),
                integer(1, point.length),
                point,
                integer(2, rsa ? RSA_SHA256 : ECDSA_SHA256),
                integer(2, signature.length),
                signature);
        // renegotiation_info and extended_master_secret
        byte[] extensions = HexFormat.of().parseHex("ff01000100" + "00170000");
        return concat(
                record(
                        22,
                        handshake(
                                2,
                                integer(2, Bytes.TLS12),
                                new byte[32],
                                integer(1, 0),
                                integer(2, rsa ? ECDHE_RSA : ECDHE_ECDSA),
                                integer(1, 0),
                                integer(2, extensions.length),
                                extensions)),
                record(22, Bytes.certificates(chain.der().toArray(byte[][]::new))),
                record(22, exchange),
                record(22, Bytes.serverHelloDone()));
    }

    private static byte[] point(ECPublicKey key) {
        return concat(
                integer(1, 4),
                coordinate(key.getW().getAffineX().toByteArray()),
                coordinate(key.getW().getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        byte[] padded = concat(new byte[COORDINATE], number);
        return Arrays.copyOfRange(padded, padded.length - COORDINATE, padded.length);
    }
}
