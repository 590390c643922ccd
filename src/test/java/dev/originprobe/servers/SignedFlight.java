package dev.originprobe.servers;

import static dev.originprobe.fixtures.ServerBytes.SERVER_RANDOM;
import static dev.originprobe.fixtures.ServerBytes.bytes;
import static dev.originprobe.fixtures.ServerBytes.certificate;
import static dev.originprobe.fixtures.ServerBytes.join;
import static dev.originprobe.fixtures.ServerBytes.message;
import static dev.originprobe.fixtures.ServerBytes.record;
import static dev.originprobe.fixtures.ServerBytes.serverHello;
import static dev.originprobe.fixtures.ServerBytes.serverHelloDone;
import static dev.originprobe.fixtures.ServerBytes.uint16;
import static dev.originprobe.fixtures.ServerBytes.vector;

import dev.originprobe.fixtures.Template.Made;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;

/**
 * The first flight of a TLS 1.2 server with an ECDSA certificate, its key exchange signed for the hello that it answers.
 *
 * @param chain leaf first
 * @param signing what signs the key exchange
 */
record SignedFlight(List<Made> chain, PrivateKey signing) {
    static final int SUITE = 0xc02b;
    static final int PRIME256V1 = 0x0017;

    private static final int ECDSA_SHA256 = 0x0403;

    /** Its four messages in answer to that record. */
    List<byte[]> messages(byte[] helloRecord, int group, byte[] point) {
        byte[] parameters = join(bytes(3), uint16(group), vector(1, point));
        byte[] signature = signature(Arrays.copyOfRange(helloRecord, 11, 43), parameters);
        return List.of(
                serverHello(SUITE),
                certificate(chain.stream().map(Made::der).toArray(byte[][]::new)),
                message(12, parameters, uint16(ECDSA_SHA256), vector(2, signature)),
                serverHelloDone());
    }

    private byte[] signature(byte[] clientRandom, byte[] parameters) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signing);
            signature.update(clientRandom);
            signature.update(SERVER_RANDOM);
            signature.update(parameters);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Each message in a record. */
    static byte[] records(List<byte[]> messages) {
        return join(messages.stream().map(message -> record(22, message)).toArray(byte[][]::new));
    }
}
