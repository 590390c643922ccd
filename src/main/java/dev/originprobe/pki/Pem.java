package dev.originprobe.pki;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates in PEM (RFC 7468). */
public final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private Pem() {}

    /**
     * The certificates of a PEM text, DER, in order; text around them is passed over.
     *
     * @throws IllegalArgumentException where there is none, a block is broken, or a private key is among them; names the
     *     line
     */
    public static List<byte[]> certificates(String text) {
        List<byte[]> certificates = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int at = 0; at < lines.size(); at++) {
            if (!lines.get(at).startsWith(BEGIN)) {
                continue;
            }
            int begin = at + 1;
            String label = lines.get(at).substring(BEGIN.length()).replace(DASHES, "");
            if (label.endsWith("PRIVATE KEY")) {
                throw new IllegalArgumentException(
                        "line " + begin + " begins a private key; give a file of certificates alone");
            }
            StringBuilder base64 = new StringBuilder();
            for (at++; at < lines.size() && !lines.get(at).startsWith(END); at++) {
                base64.append(lines.get(at));
            }
            if (at == lines.size()) {
                throw new IllegalArgumentException("the block that line " + begin + " begins has no end");
            }
            if (label.endsWith("CERTIFICATE")) {
                certificates.add(decoded(base64.toString(), begin));
            }
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(
                    text.isBlank() ? "the file is empty" : "there is no PEM certificate in it");
        }
        return certificates;
    }

    private static byte[] decoded(String base64, int line) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("the block that line " + line + " begins is not Base64", notBase64);
        }
    }
}
