package dev.originprobe.tls;

import static dev.originprobe.fixtures.ServerBytes.bytes;
import static dev.originprobe.fixtures.ServerBytes.certificateEntries;
import static dev.originprobe.fixtures.ServerBytes.extension;
import static dev.originprobe.fixtures.ServerBytes.filled;
import static dev.originprobe.fixtures.ServerBytes.handshake;
import static dev.originprobe.fixtures.ServerBytes.join;
import static dev.originprobe.fixtures.ServerBytes.message;
import static dev.originprobe.fixtures.ServerBytes.record;
import static dev.originprobe.fixtures.ServerBytes.uint16;
import static dev.originprobe.fixtures.ServerBytes.vector;

import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.octets.Octets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A TLS 1.3 server that seals whatever it is told to say. On secp256r1 its private key is 1, so that the result of the key
 * exchange is the client's own share; on X25519 it is a random one, and the highest bit of its share is set, which says
 * nothing (RFC 7748, 5). The hello must have a share of the group.
 */
public final class Tls13Server {
    private static final int PRIME256V1 = 0x0017;
    private static final int X25519 = 0x001d;

    private final int suite;
    private final int group;
    private final byte[] share;
    private final KeySchedule schedule;
    private final byte[] sessionId;
    private final byte[] secret;
    private byte[] transcript;
    private RecordProtection protection;

    /** The server's side of the conversation that this hello begins. */
    public Tls13Server(byte[] helloRecord, int suite) {
        this(new byte[0], helloRecord, suite, PRIME256V1);
    }

    private Tls13Server(byte[] before, byte[] helloRecord, int suite, int group) {
        this.suite = suite;
        this.group = group;
        this.sessionId = Tls13Hellos.sessionId(helloRecord);
        schedule = KeySchedule.of(new CipherSuite(suite)).orElseThrow();
        byte[] agreed;
        if (group == X25519) {
            HighBit own = HighBit.agreedWith(share(helloRecord, X25519, 32, new byte[0]));
            share = own.share().bytes();
            agreed = own.agreed().bytes();
        } else {
            share = KeyShares.of(NamedGroup.SECP256R1).orElseThrow();
            agreed = KeyShares.shared(NamedGroup.SECP256R1, share(helloRecord, PRIME256V1, 65, bytes(4)))
                    .orElseThrow();
        }
        transcript = join(before, Arrays.copyOfRange(helloRecord, 5, helloRecord.length), hello());
        secret = schedule.serverHandshakeSecret(agreed, transcript);
        protection = RecordProtection.of(schedule, secret);
    }

    /** The same on X25519. */
    public static Tls13Server onX25519(byte[] helloRecord, int suite) {
        return new Tls13Server(new byte[0], helloRecord, suite, X25519);
    }

    /** The same on X25519 where the client has sent this second hello after {@link Tls13Hellos#helloRetryRequest}. */
    public static Tls13Server onX25519(byte[] first, byte[] second, int suite) {
        return new Tls13Server(Tls13Hellos.retried(first, suite, X25519), second, suite, X25519);
    }

    /** The same on secp256r1 where the client has sent this second hello after {@link Tls13Hellos#helloRetryRequest}. */
    public static Tls13Server retried(byte[] first, byte[] second, int suite) {
        return new Tls13Server(Tls13Hellos.retried(first, suite, PRIME256V1), second, suite, PRIME256V1);
    }

    /** A key of X25519 made for this conversation. */
    private record HighBit(Octets share, Octets agreed) {
        static HighBit agreedWith(byte[] clientShare) {
            try {
                KeyPair own = KeyPairGenerator.getInstance("X25519").generateKeyPair();
                KeyAgreement agreement = KeyAgreement.getInstance("X25519");
                agreement.init(own.getPrivate());
                byte[] der = own.getPublic().getEncoded();
                byte[] head = Arrays.copyOf(der, der.length - 32);
                agreement.doPhase(
                        KeyFactory.getInstance("X25519")
                                .generatePublic(new X509EncodedKeySpec(join(head, clientShare))),
                        true);
                der[der.length - 1] |= (byte) 0x80;
                return new HighBit(
                        Octets.of(Arrays.copyOfRange(der, der.length - 32, der.length)),
                        Octets.of(agreement.generateSecret()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The share in the hello, found by the group, length and first bytes before it. */
    private static byte[] share(byte[] helloRecord, int group, int length, byte[] start) {
        byte[] before = join(uint16(group), uint16(length), start);
        for (int at = 0; at + 4 + length <= helloRecord.length; at++) {
            if (Arrays.equals(before, Arrays.copyOfRange(helloRecord, at, at + before.length))) {
                return Arrays.copyOfRange(helloRecord, at + 4, at + 4 + length);
            }
        }
        throw new IllegalArgumentException("a hello without a share of that group");
    }

    byte[] hello() {
        return message(
                2,
                uint16(0x0303),
                ServerBytes.SERVER_RANDOM,
                vector(1, sessionId),
                uint16(suite),
                bytes(0),
                vector(2, extension(43, uint16(0x0304)), extension(51, uint16(group), vector(2, share))));
    }

    /** The ServerHello's record. */
    public byte[] helloRecord() {
        return handshake(hello());
    }

    /** Handshake messages in a sealed record; they become part of the transcript. */
    public byte[] says(byte[]... messages) {
        transcript = join(transcript, join(messages));
        return sealed(22, join(messages));
    }

    /** Any content in a sealed record, with some padding. */
    public byte[] sealed(int type, byte[] content) {
        byte[] inner = join(content, bytes(type), new byte[3]);
        byte[] header = join(bytes(23), uint16(0x0303), uint16(inner.length + 16));
        try {
            Cipher cipher = protection.cipher(Cipher.ENCRYPT_MODE);
            cipher.updateAAD(header);
            byte[] fragment = cipher.doFinal(inner);
            protection = new RecordProtection(schedule, protection.key(), protection.iv(), protection.sequence() + 1);
            return join(header, fragment);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash of all that was said before this last message. */
    byte[] transcriptHashBefore(byte[] last) {
        return schedule.hashOf(Arrays.copyOf(transcript, transcript.length - last.length));
    }

    /** EncryptedExtensions with these, {@link #emptyExtension}s. */
    public static byte[] encryptedExtensions(byte[]... extensions) {
        return message(8, vector(2, extensions));
    }

    /** An extension that says nothing. */
    public static byte[] emptyExtension(int type) {
        return extension(type);
    }

    public static byte[] certificate(byte[]... certificates) {
        return message(11, vector(1), vector(3, certificateEntries(vector(2), certificates)));
    }

    /** A certificate with these extensions behind it. */
    public static byte[] certificateBeside(byte[] certificate, byte[]... extensions) {
        return message(11, vector(1), vector(3, certificateEntries(vector(2, extensions), certificate)));
    }

    static byte[] certificateRequest() {
        return message(13, vector(1), vector(2, extension(13, vector(2, uint16(0x0403)))));
    }

    /** A CertificateVerify with a signature that is none. */
    static byte[] certificateVerify() {
        return message(15, uint16(0x0804), vector(2, filled(64, 0x51)));
    }

    /** A CertificateVerify by this P-256 key over all that was said so far. */
    public byte[] certificateVerify(PrivateKey key) {
        return certificateVerify(key, "SHA256withECDSA", 0x0403);
    }

    /** The same by any key, in the JDK's words and by the scheme's code point. */
    public byte[] certificateVerify(PrivateKey key, String algorithm, int scheme) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(ServerBytes.ascii(" ".repeat(64) + "TLS 1.3, server CertificateVerify\0"));
            signature.update(schedule.hashOf(transcript));
            return message(15, uint16(scheme), vector(2, signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole flight with these certificates that this key signs; its Finished is none. */
    public byte[] signedFlight(PrivateKey key, byte[]... certificates) {
        return join(
                helloRecord(),
                says(encryptedExtensions(), certificate(certificates)),
                says(certificateVerify(key)),
                says(finished()));
    }

    static byte[] finished() {
        return message(20, filled(32, 0xf1));
    }

    /** The Finished over all that was said so far (RFC 8446, 4.4.4). */
    public byte[] trueFinished() {
        try {
            String name = "Hmac" + schedule.hash().replace("-", "");
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(schedule.expandLabel(secret, "finished", schedule.hashBytes()), name));
            return message(20, mac.doFinal(schedule.hashOf(transcript)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A ChangeCipherSpec for the sake of middleboxes. */
    static byte[] changeCipherSpec() {
        return record(20, 0x0303, bytes(1));
    }

    /** A whole flight with these certificates. */
    public byte[] flight(byte[]... certificates) {
        return join(
                helloRecord(),
                changeCipherSpec(),
                says(encryptedExtensions()),
                says(certificate(certificates), certificateVerify()),
                says(finished()));
    }
}
