package dev.originprobe.distribution.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The characters of a file: UTF-8, with or without a byte order mark, or UTF-16 with one, as PowerShell redirects it. */
public final class Characters {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private Characters() {}

    /**
     * Decodes a file.
     *
     * @throws UnreadableConfig where it is neither
     */
    public static String of(String file, byte[] bytes) {
        Charset charset = charset(bytes);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException notText) {
            throw new UnreadableConfig(
                    file, "is not text in " + charset + "; save it as UTF-8, or as UTF-16 with a byte order mark");
        }
    }

    private static Charset charset(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return switch (first) {
            case 0xfffe -> StandardCharsets.UTF_16LE;
            case 0xfeff -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }
}
