package dev.originprobe.pki;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Certificates in PEM (RFC 7468). */
public final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {}

    /**
     * A block of a PEM text.
     *
     * @param label between the dashes, without BEGIN
     * @param line of its beginning, from 1
     * @param body what stands between its ends, a line after the other
     */
    record Block(String label, int line, List<String> body) {
        boolean isCertificate() {
            return label.endsWith("CERTIFICATE");
        }

        boolean isPrivateKey() {
            return label.endsWith("PRIVATE KEY");
        }

        /**
         * The octets.
         *
         * @throws IllegalArgumentException where it is not Base64; names the line
         */
        byte[] decoded() {
            try {
                return Base64.getDecoder().decode(String.join("", body));
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalArgumentException("the block that line " + line + " begins is not Base64", notBase64);
            }
        }
    }

    /**
     * The certificates of a PEM text, DER, in order; text around them is passed over.
     *
     * @throws IllegalArgumentException where there is none, a block is broken, or a private key is among them; names the
     *     line
     */
    public static List<byte[]> certificates(String text) {
        List<Block> blocks = blocks(text);
        blocks.stream().filter(Block::isPrivateKey).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException(
                    "line " + key.line() + " begins a private key; give a file of certificates alone");
        });
        List<byte[]> certificates =
                blocks.stream().filter(Block::isCertificate).map(Block::decoded).toList();
        if (certificates.isEmpty()) {
            throw none(text);
        }
        return certificates;
    }

    /** Certificates as PEM, in this order. */
    public static String text(List<byte[]> certificates) {
        return certificates.stream().map(der -> block("CERTIFICATE", der)).collect(Collectors.joining());
    }

    /** One block. */
    public static String block(String label, byte[] der) {
        return BEGIN + label + DASHES + "\n" + LINES.encodeToString(der) + "\n" + END + label + DASHES + "\n";
    }

    static IllegalArgumentException none(String text) {
        return new IllegalArgumentException(text.isBlank() ? "the file is empty" : "there is no PEM certificate in it");
    }

    /**
     * The blocks of a PEM text, in order.
     *
     * @throws IllegalArgumentException where one has no end; names the line
     */
    static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).startsWith(BEGIN)) {
                continue;
            }
            int begin = at + 1;
            String label = lines.get(at).substring(BEGIN.length()).replace(DASHES, "");
            List<String> body = new ArrayList<>();
            for (at++; at < lines.size() && !lines.get(at).startsWith(END); at++) {
                body.add(lines.get(at));
            }
            if (at == lines.size()) {
                throw new IllegalArgumentException("the block that line " + begin + " begins has no end");
            }
            blocks.add(new Block(label, begin, List.copyOf(body)));
        }
        return blocks;
    }
}
