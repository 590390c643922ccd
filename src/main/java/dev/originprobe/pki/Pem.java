package dev.originprobe.pki;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Certificates in PEM (RFC 7468), read as OpenSSL reads them and with it nginx: a boundary is a whole line, and text outside
 * of boundaries is passed over.
 */
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
        /** One of the labels that OpenSSL takes for a certificate. */
        boolean isCertificate() {
            return label.equals("CERTIFICATE") || label.equals("X509 CERTIFICATE") || isTrusted();
        }

        /** A certificate with OpenSSL's trust settings behind it. */
        boolean isTrusted() {
            return label.equals("TRUSTED CERTIFICATE");
        }

        /** The certificate; what follows it in the block is cut off, as OpenSSL does. */
        byte[] certificate() {
            byte[] der = decoded();
            return Arrays.copyOf(der, Der.firstLength(der));
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
            int headers = body.indexOf("") + 1;
            try {
                return Base64.getDecoder()
                        .decode(String.join("", body.subList(headers, body.size()))
                                .replaceAll("[ \t]", ""));
            } catch (IllegalArgumentException notBase64) {
                throw new IllegalArgumentException("the block that line " + line + " begins is not Base64", notBase64);
            }
        }

        /** Insists on what OpenSSL insists on, whatever the block is. */
        private void check() {
            int blank = body.indexOf("");
            boolean noHeader = blank > 0 && !body.get(0).startsWith("Proc-Type:");
            if (noHeader || body.lastIndexOf("") != blank) {
                throw new IllegalArgumentException("the block that line " + line
                        + " begins has an empty line in it, which servers refuse; take it out");
            }
            decoded();
        }
    }

    /**
     * The certificates of a PEM file, DER, in order; text around them is passed over.
     *
     * @throws IllegalArgumentException where there is none, a block is broken, or a private key is among them; names the
     *     line
     */
    public static List<byte[]> certificates(byte[] file) {
        List<Block> blocks = blocks(file);
        blocks.stream().filter(Block::isPrivateKey).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException(
                    "line " + key.line() + " begins a private key; give a file of certificates alone");
        });
        List<byte[]> certificates = blocks.stream()
                .filter(Block::isCertificate)
                .map(Block::certificate)
                .toList();
        if (certificates.isEmpty()) {
            throw none(file);
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

    /** Says why a file without certificates has none. */
    static IllegalArgumentException none(byte[] file) {
        String text = text(file);
        if (text.isBlank()) {
            return new IllegalArgumentException("the file is empty");
        }
        if (text.indexOf('\r') >= 0 && text.indexOf('\n') < 0) {
            return new IllegalArgumentException("there is no PEM certificate in it: its lines end in CR alone, which "
                    + "servers do not read; convert it, with tr '\\r' '\\n'");
        }
        Optional<Block> key = blocks(file).stream().filter(Block::isPrivateKey).findFirst();
        if (key.isPresent()) {
            return new IllegalArgumentException("line " + key.get().line()
                    + " begins a private key, and there is no certificate in it; give the file with the certificates");
        }
        List<String> lines = List.of(text.split("\n", -1));
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).contains("BEGIN") && lines.get(at).contains("CERTIFICATE"))
                .filter(at -> begun(lines.get(at)).isEmpty())
                .mapToObj(
                        at -> new IllegalArgumentException(
                                "there is no PEM certificate in it: line " + (at + 1)
                                        + " is no boundary, which is -----BEGIN CERTIFICATE----- in a line of its own, without indentation"))
                .findFirst()
                .orElseGet(() -> new IllegalArgumentException("there is no PEM certificate in it"));
    }

    /**
     * The blocks of a PEM file, in order.
     *
     * @throws IllegalArgumentException where OpenSSL refuses one: it has no end, another end, or is not Base64; names the
     *     line
     */
    static List<Block> blocks(byte[] file) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines =
                Arrays.stream(text(file).split("\n", -1)).map(Pem::trimmed).toList();
        for (int at = 0; at < lines.size(); at++) {
            Optional<String> label = begun(lines.get(at));
            if (label.isEmpty()) {
                continue;
            }
            int begin = at + 1;
            List<String> body = new ArrayList<>();
            for (at++; at < lines.size() && !lines.get(at).startsWith(END); at++) {
                body.add(lines.get(at));
            }
            if (at >= lines.size()) {
                throw new IllegalArgumentException("the block that line " + begin + " begins has no end");
            }
            if (!lines.get(at).equals(END + label.get() + DASHES)) {
                throw new IllegalArgumentException("line " + (at + 1) + " does not end the block that line " + begin
                        + " begins: it has to be " + END + label.get() + DASHES + " and nothing more");
            }
            Block block = new Block(label.get(), begin, List.copyOf(body));
            block.check();
            blocks.add(block);
        }
        return blocks;
    }

    /** The label, where a line is the beginning of a block. */
    private static Optional<String> begun(String line) {
        String trimmed = trimmed(line);
        return trimmed.startsWith(BEGIN)
                        && trimmed.endsWith(DASHES)
                        && trimmed.length() >= BEGIN.length() + DASHES.length()
                ? Optional.of(trimmed.substring(BEGIN.length(), trimmed.length() - DASHES.length()))
                : Optional.empty();
    }

    /** Blanks and control characters at the end of a line do not count. */
    private static String trimmed(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) <= ' ') {
            end--;
        }
        return line.substring(0, end);
    }

    /** The bytes as Latin-1, without a UTF-8 byte-order mark. */
    private static String text(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff") || text.startsWith("-\0-")) {
            throw new IllegalArgumentException("it is UTF-16, which servers do not read; save it as ASCII or UTF-8");
        }
        return text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    }
}
