package dev.originprobe.pki;

import dev.originprobe.fixtures.Template.Made;
import java.util.Base64;

/** A bundled list of one root. */
final class Bundled {
    private Bundled() {}

    /** The root with these columns, each {@code -} where it has no such limit. */
    static TrustStore of(Made root, String distrustAfter, String permittedDnsSuffixes) {
        return TrustStore.ofBundled(line(root, distrustAfter, permittedDnsSuffixes));
    }

    static String line(Made root, String distrustAfter, String permittedDnsSuffixes) {
        ParsedCertificate parsed = CertificateReader.read(root.der()).parsed().orElseThrow();
        return String.join(
                "\t",
                root.subject(),
                parsed.sha256(),
                distrustAfter,
                permittedDnsSuffixes,
                TrustStore.subjectHash(parsed.subject()),
                Base64.getEncoder().encodeToString(root.der()));
    }
}
