package dev.originprobe.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;

/**
 * Keeps from an engine what a server may send before its ServerHello, and engines refuse there: ChangeCipherSpecs, which a
 * client that offers TLS 1.3 drops (RFC 8446, 5), and HelloRequests, which a client in a handshake ignores (RFC 5246,
 * 7.4.1.1), also where the ServerHello follows in the same record.
 */
final class PreambleFilter extends ByteToMessageDecoder {
    /** Stands for any byte. */
    private static final byte ANY = -1;

    private static final int LENGTH_AT = 3;
    private static final int HELLO_REQUEST_BYTES = 4;
    private static final byte[] CHANGE_CIPHER_SPEC = {20, 3, ANY, 0, 1, 1};

    /** Of a record of any length. */
    private static final byte[] HELLO_REQUEST = {22, 3, ANY, ANY, ANY, 0, 0, 0, 0};

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (begins(in, CHANGE_CIPHER_SPEC)) {
            if (in.readableBytes() >= CHANGE_CIPHER_SPEC.length) {
                in.skipBytes(CHANGE_CIPHER_SPEC.length);
            }
        } else if (begins(in, HELLO_REQUEST)) {
            if (in.readableBytes() >= HELLO_REQUEST.length) {
                skipHelloRequest(context, in);
            }
        } else {
            context.pipeline().remove(this);
        }
    }

    /** Leaves the rest of the record a record. */
    private void skipHelloRequest(ChannelHandlerContext context, ByteBuf in) {
        int start = in.readerIndex();
        int left = in.getUnsignedShort(start + LENGTH_AT) - HELLO_REQUEST_BYTES;
        if (left == 0) {
            in.skipBytes(HELLO_REQUEST.length);
        } else if (left > 0) {
            int version = in.getUnsignedMedium(start);
            in.skipBytes(HELLO_REQUEST_BYTES);
            in.setMedium(start + HELLO_REQUEST_BYTES, version).setShort(start + HELLO_REQUEST_BYTES + LENGTH_AT, left);
        } else {
            // A message that is cut over records.
            context.pipeline().remove(this);
        }
    }

    /** Whether these bytes begin so, as far as there are any. */
    private static boolean begins(ByteBuf in, byte[] pattern) {
        for (int i = 0; i < Math.min(in.readableBytes(), pattern.length); i++) {
            if (pattern[i] != ANY && in.getByte(in.readerIndex() + i) != pattern[i]) {
                return false;
            }
        }
        return true;
    }
}
