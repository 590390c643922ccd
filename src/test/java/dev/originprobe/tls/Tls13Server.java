package dev.originprobe.tls;

import static dev.originprobe.tls.ServerBytes.bytes;
import static dev.originprobe.tls.ServerBytes.certificateEntries;
import static dev.originprobe.tls.ServerBytes.extension;
import static dev.originprobe.tls.ServerBytes.filled;
import static dev.originprobe.tls.ServerBytes.handshake;
import static dev.originprobe.tls.ServerBytes.join;
import static dev.originprobe.tls.ServerBytes.message;
import static dev.originprobe.tls.ServerBytes.record;
import static dev.originprobe.tls.ServerBytes.uint16;
import static dev.originprobe.tls.ServerBytes.vector;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;

/**
 * A TLS 1.3 server on secp256r1 that seals whatever it is told to say. Its private key is 1, so that the result of the
 * key exchange is the client's own share; the hello must have one of that curve.
 */
public final class Tls13Server {
    private static final int PRIME256V1 = 0x0017;

    /** Behind the headers, client_version and random. */
    private static final int SESSION_ID_AT = 5 + 4 + 2 + 32;

    private final int suite;
    private final KeySchedule schedule;
    private final byte[] sessionId;
    private byte[] transcript;
    private RecordProtection protection;

    /** The server's side of the conversation that this hello begins. */
    public Tls13Server(byte[] helloRecord, int suite) {
        this.suite = suite;
        this.sessionId = Arrays.copyOfRange(
                helloRecord, SESSION_ID_AT + 1, SESSION_ID_AT + 1 + (helloRecord[SESSION_ID_AT] & 0xff));
        byte[] clientShare = share(helloRecord);
        schedule = KeySchedule.of(new CipherSuite(suite)).orElseThrow();
        transcript = join(Arrays.copyOfRange(helloRecord, 5, helloRecord.length), hello());
        protection = RecordProtection.of(
                schedule,
                schedule.serverHandshakeSecret(
                        KeyShares.shared(NamedGroup.SECP256R1, clientShare).orElseThrow(), transcript));
    }

    /** The point in the hello, found by the group, length and first byte before it. */
    private static byte[] share(byte[] helloRecord) {
        byte[] before = join(uint16(PRIME256V1), uint16(65), bytes(4));
        for (int at = 0; at + 69 <= helloRecord.length; at++) {
            if (Arrays.equals(before, Arrays.copyOfRange(helloRecord, at, at + before.length))) {
                return Arrays.copyOfRange(helloRecord, at + 4, at + 69);
            }
        }
        throw new IllegalArgumentException("a hello without a share of secp256r1");
    }

    /** A ServerHello with a share of secp384r1 or secp256r1 in answer to that record. */
    public static byte[] plainHello(byte[] helloRecord, int suite, int group) {
        return message(
                2,
                uint16(0x0303),
                ServerBytes.SERVER_RANDOM,
                vector(
                        1,
                        Arrays.copyOfRange(
                                helloRecord,
                                SESSION_ID_AT + 1,
                                SESSION_ID_AT + 1 + (helloRecord[SESSION_ID_AT] & 0xff))),
                uint16(suite),
                bytes(0),
                vector(
                        2,
                        extension(43, uint16(0x0304)),
                        extension(
                                51,
                                uint16(group),
                                vector(2, KeyShares.of(new NamedGroup(group)).orElseThrow()))));
    }

    byte[] hello() {
        return message(
                2,
                uint16(0x0303),
                ServerBytes.SERVER_RANDOM,
                vector(1, sessionId),
                uint16(suite),
                bytes(0),
                vector(
                        2,
                        extension(43, uint16(0x0304)),
                        extension(
                                51,
                                uint16(PRIME256V1),
                                vector(2, KeyShares.of(NamedGroup.SECP256R1).orElseThrow()))));
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

    static byte[] encryptedExtensions() {
        return message(8, vector(2));
    }

    static byte[] certificate(byte[]... certificates) {
        return message(11, vector(1), vector(3, certificateEntries(vector(2), certificates)));
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
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(ServerBytes.ascii(" ".repeat(64) + "TLS 1.3, server CertificateVerify\0"));
            signature.update(schedule.hashOf(transcript));
            return message(15, uint16(0x0403), vector(2, signature.sign()));
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

    /** A ChangeCipherSpec for the sake of middleboxes. */
    static byte[] changeCipherSpec() {
        return record(20, 0x0303, bytes(1));
    }

    /** A record that asks for a key share of that group. */
    public static byte[] helloRetryRequest(int suite, int group) {
        return handshake(helloRetryRequest(suite, extension(51, uint16(group))));
    }

    /** Records that ask for nothing but a cookie of so many bytes to be sent back. */
    public static byte[] helloRetryRequestWithCookie(int suite, int bytes) {
        byte[] message = helloRetryRequest(suite, extension(44, vector(2, filled(bytes, 0xc0))));
        byte[] records = {};
        for (int at = 0; at < message.length; at += 1 << 14) {
            records =
                    join(records, handshake(Arrays.copyOfRange(message, at, Math.min(at + (1 << 14), message.length))));
        }
        return records;
    }

    private static byte[] helloRetryRequest(int suite, byte[] asked) {
        byte[] random = HexFormat.of().parseHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
        return message(
                2,
                uint16(0x0303),
                random,
                vector(1),
                uint16(suite),
                bytes(0),
                vector(2, extension(43, uint16(0x0304)), asked));
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
