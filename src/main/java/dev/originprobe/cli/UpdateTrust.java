package dev.originprobe.cli;

import dev.originprobe.pki.Certdata;
import dev.originprobe.run.ExitPolicy;
import dev.originprobe.run.InputFile;
import dev.originprobe.run.UsageError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the bundled roots from Mozilla's certdata.txt; run by {@code scripts/update-trust}, not part of the command line. */
public final class UpdateTrust {
    private UpdateTrust() {}

    /**
     * Writes the bundled form.
     *
     * @param args the certdata.txt, its date (ISO-8601), and the file to write
     */
    public static void main(String[] args) throws IOException {
        try {
            if (args.length != 3) {
                throw new UsageError("give CERTDATA, its date and the file to write");
            }
            String certdata = InputFile.text(args[0], "certdata");
            Map<String, String> header = new LinkedHashMap<>();
            header.put("source", "Mozilla's included roots that are trusted for TLS servers (certdata.txt of NSS)");
            header.put("licence", "MPL-2.0");
            header.put("NSS", found(certdata, "NSS [a-z ]*([0-9]+\\.[0-9.]+)"));
            header.put("nssckbi", found(certdata, "libraryVersion ([0-9.]+)"));
            header.put("date", args[1]);
            Files.writeString(Path.of(args[2]), bundled(args[0], certdata, header), StandardCharsets.UTF_8);
        } catch (UsageError unusable) {
            System.err.println("originprobe: " + unusable.getMessage());
            System.exit(ExitPolicy.USAGE);
        }
    }

    private static String bundled(String file, String certdata, Map<String, String> header) {
        try {
            return Certdata.bundled(certdata, header);
        } catch (IllegalArgumentException notCertdata) {
            throw new UsageError(file + ": " + notCertdata.getMessage());
        }
    }

    private static String found(String certdata, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(certdata);
        return matcher.find() ? matcher.group(1) : "unknown";
    }
}
