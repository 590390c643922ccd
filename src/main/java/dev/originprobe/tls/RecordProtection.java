package dev.originprobe.tls;

import dev.originprobe.octets.Octets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens the records of a TLS 1.3 server's first flight behind its ServerHello, one after the other (RFC 8446, 5.2). A
 * value: what was opened comes with the protection of the next record.
 *
 * @param sequence of the next record
 */
record RecordProtection(KeySchedule schedule, Octets key, Octets iv, long sequence) {
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** {@code struct { opaque content[length]; ContentType type; uint8 zeros[length_of_padding]; } TLSInnerPlaintext;} */
    record Opened(int type, Octets content, RecordProtection next) {}

    /**
     * The protection behind a ServerHello that answers one of our key shares, whose private key everybody knows.
     *
     * @param serverShare its key share
     * @param messages ClientHello and ServerHello, with a HelloRetryRequest between them where there was one
     * @return empty where the suite or the group is not one of ours
     */
    static Optional<RecordProtection> after(CipherSuite suite, NamedGroup group, byte[] serverShare, byte[] messages) {
        return KeySchedule.of(suite)
                .flatMap(schedule -> KeyShares.shared(group, serverShare)
                        .map(shared -> of(schedule, schedule.serverHandshakeSecret(shared, messages))));
    }

    /** The protection by a traffic secret (RFC 8446, 7.3). */
    static RecordProtection of(KeySchedule schedule, byte[] trafficSecret) {
        return new RecordProtection(
                schedule,
                Octets.of(schedule.expandLabel(trafficSecret, "key", schedule.keyBytes())),
                Octets.of(schedule.expandLabel(trafficSecret, "iv", IV_BYTES)),
                0);
    }

    /** Opens a record of application data, of which these are the header and the whole fragment. */
    Opened open(Octets header, byte[] fragment) {
        byte[] inner = inner(header, fragment);
        int last = inner.length - 1;
        while (last >= 0 && inner[last] == 0) {
            last--;
        }
        if (last <= 0) {
            throw new BrokenFlight("a protected record without content");
        }
        return new Opened(
                inner[last] & 0xff,
                Octets.of(Arrays.copyOf(inner, last)),
                new RecordProtection(schedule, key, iv, sequence + 1));
    }

    private byte[] inner(Octets header, byte[] fragment) {
        try {
            if (fragment.length < TAG_BYTES) {
                throw new AEADBadTagException();
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE);
            cipher.updateAAD(header.bytes());
            return cipher.doFinal(fragment);
        } catch (AEADBadTagException forged) {
            throw new BrokenFlight("a record that is not protected with the key that was agreed on");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + schedule.cipher(), e);
        }
    }

    /** The cipher for the next record. */
    Cipher cipher(int mode) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(schedule.cipher());
        boolean gcm = schedule.cipher().contains("GCM");
        AlgorithmParameterSpec parameters =
                gcm ? new GCMParameterSpec(8 * TAG_BYTES, nonce()) : new IvParameterSpec(nonce());
        cipher.init(mode, new SecretKeySpec(key.bytes(), gcm ? "AES" : "ChaCha20"), parameters);
        return cipher;
    }

    /** RFC 8446, 5.3: the sequence number, padded on the left, xor the IV. */
    private byte[] nonce() {
        byte[] nonce = iv.bytes();
        ByteBuffer last =
                ByteBuffer.wrap(nonce, IV_BYTES - Long.BYTES, Long.BYTES).slice();
        last.putLong(0, last.getLong(0) ^ sequence);
        return nonce;
    }
}
