package dev.originprobe.net;

import java.io.ByteArrayOutputStream;

/** TLS records and messages for scripted peers, made by hand. */
public final class Bytes {
    public static final int TLS12 = 0x0303;

    private Bytes() {}

    public static byte[] alert(int level, int description) {
        return record(21, new byte[] {(byte) level, (byte) description});
    }

    public static byte[] record(int type, byte[] body) {
        return concat(integer(1, type), integer(2, TLS12), integer(2, body.length), body);
    }

    public static byte[] handshake(int type, byte[]... body) {
        byte[] message = concat(body);
        return concat(integer(1, type), integer(3, message.length), message);
    }

    /** A TLS 1.2 ServerHello without extensions. */
    public static byte[] serverHello(int suite) {
        return handshake(2, integer(2, TLS12), new byte[32], integer(1, 0), integer(2, suite), integer(1, 0));
    }

    public static byte[] certificates(byte[]... certificates) {
        byte[] list = {};
        for (byte[] certificate : certificates) {
            list = concat(list, integer(3, certificate.length), certificate);
        }
        return handshake(11, integer(3, list.length), list);
    }

    public static byte[] serverHelloDone() {
        return handshake(14);
    }

    public static byte[] integer(int length, int value) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >> (8 * (length - 1 - i)));
        }
        return bytes;
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
