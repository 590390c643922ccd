package dev.originprobe.run;

import dev.originprobe.pki.TrustStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What lies in the jar beside the classes. */
public final class Resources {
    private Resources() {}

    public static TrustStore mozillaRoots() {
        return TrustStore.ofBundled(bytes("mozilla-roots.tsv").orElseThrow());
    }

    public static String reportSchema() {
        return text("report-1.schema.json").orElseThrow();
    }

    public static String matrixSchema() {
        return text("matrix-1.schema.json").orElseThrow();
    }

    public static String captureSchema() {
        return text("capture-1.schema.json").orElseThrow();
    }

    /** The style sheet of the matrix as a page. */
    public static String matrixCss() {
        return text("matrix.css").orElseThrow();
    }

    /** The style sheet of the report as a page. */
    public static String reportCss() {
        return matrixCss() + text("report.css").orElseThrow();
    }

    /** The page of a rule; empty where there is none. */
    public static Optional<String> page(String rule) {
        return text("rules/" + rule + ".md");
    }

    public static String page(Topic topic) {
        return text("topics/" + topic.id() + ".md").orElseThrow();
    }

    private static Optional<String> text(String name) {
        return bytes(name).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> bytes(String name) {
        try (InputStream resource = Resources.class.getResourceAsStream("/dev/originprobe/" + name)) {
            return resource == null ? Optional.empty() : Optional.of(resource.readAllBytes());
        } catch (IOException brokenJar) {
            throw new UncheckedIOException(brokenJar);
        }
    }
}
