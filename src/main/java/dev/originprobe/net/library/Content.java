package dev.originprobe.net.library;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;

/**
 * What tells the content of a library from that of another version, and whole from half. The jar has it ready for every
 * entry; a digest would have to be computed at each start.
 *
 * @param bytes how many
 * @param crc of ISO 3309, as ZIP has it
 */
record Content(long bytes, long crc) {
    private static final int PIECE = 1 << 16;

    /** That of a resource. */
    static Content of(URL packed) throws IOException {
        URLConnection connection = packed.openConnection();
        if (connection instanceof JarURLConnection jar) {
            JarEntry entry = jar.getJarEntry();
            return new Content(entry.getSize(), entry.getCrc());
        }
        try (InputStream stream = connection.getInputStream()) {
            return of(stream);
        }
    }

    private static Content of(InputStream stream) throws IOException {
        CRC32 crc = new CRC32();
        byte[] piece = new byte[PIECE];
        long bytes = 0;
        for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
            crc.update(piece, 0, read);
            bytes += read;
        }
        return new Content(bytes, crc.getValue());
    }

    /** The name of a folder for it. */
    String name() {
        return Long.toHexString(crc) + "-" + bytes;
    }

    /** Whether a folder of that name may be for some content. */
    static boolean isName(String name) {
        return name.matches("[0-9a-f]{1,8}-[0-9]+");
    }

    /** Whether that file is there and has it. */
    boolean isOf(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != bytes) {
            return false;
        }
        try (InputStream stream = Files.newInputStream(file)) {
            Content found = of(stream);
            return found.bytes == bytes && found.crc == crc;
        }
    }
}
