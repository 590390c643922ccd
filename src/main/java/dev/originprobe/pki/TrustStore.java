package dev.originprobe.pki;

import dev.originprobe.octets.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The included roots that a chain may end at. Opening the bundled list looks at no certificate; a root is read when a
 * chain names it.
 *
 * <p>The bundled form is text: lines of {@code # key: value}, then one root a line, tab-separated: name, SHA-256,
 * distrust-after instant or {@code -}, permitted DNS suffixes with commas or {@code -}, hash of the subject, DER in Base64.
 */
public final class TrustStore {
    private final Map<String, String> header;
    private final Map<String, List<Root>> bySubject;
    private final List<TrustAnchor> anchors;
    private final List<String> base64;

    private TrustStore(
            Map<String, String> header,
            Map<String, List<Root>> bySubject,
            List<TrustAnchor> anchors,
            List<String> base64) {
        this.header = Map.copyOf(header);
        this.bySubject = Map.copyOf(bySubject);
        this.anchors = List.copyOf(anchors);
        this.base64 = List.copyOf(base64);
    }

    /** A root that is read when it is needed. */
    record Root(TrustAnchor anchor, String base64) {}

    /** No roots at all. */
    public static TrustStore none() {
        return new TrustStore(Map.of(), Map.of(), List.of(), List.of());
    }

    /**
     * The roots of the bundled form.
     *
     * @throws IllegalArgumentException where the text is not of that form
     */
    public static TrustStore ofBundled(String text) {
        return ofBundled(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The roots of the bundled form, in UTF-8.
     *
     * @throws IllegalArgumentException where the text is not of that form
     */
    public static TrustStore ofBundled(byte[] utf8) {
        // Some name has a letter beyond Latin-1, which would make every line take twice the room and the time.
        String text = new String(utf8, StandardCharsets.ISO_8859_1);
        Map<String, String> header = new HashMap<>();
        Map<String, List<Root>> bySubject = new HashMap<>();
        List<TrustAnchor> anchors = new ArrayList<>();
        List<String> base64 = new ArrayList<>();
        text.lines().forEach(line -> {
            if (line.startsWith("# ")) {
                String[] pair = line.substring(2).split(": ", 2);
                header.put(pair[0], pair.length == 2 ? pair[1] : "");
            } else {
                String[] columns = line.split("\t", -1);
                if (columns.length != 6) {
                    throw new IllegalArgumentException("a line of " + columns.length + " columns in the bundled roots");
                }
                TrustAnchor anchor = new TrustAnchor(
                        new String(columns[0].getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                        columns[1],
                        columns[2].equals("-") ? Optional.empty() : Optional.of(Instant.parse(columns[2])),
                        columns[3].equals("-") ? List.of() : List.of(columns[3].split(",", -1)));
                anchors.add(anchor);
                base64.add(columns[5]);
                bySubject.computeIfAbsent(columns[4], hash -> new ArrayList<>()).add(new Root(anchor, columns[5]));
            }
        });
        return new TrustStore(header, bySubject, anchors, base64);
    }

    /**
     * These roots and more that a user names.
     *
     * @param certificates DER of each
     * @throws IllegalArgumentException where one cannot be read or is no root, saying which and why
     */
    public TrustStore withRoots(List<byte[]> certificates) {
        TrustStore all = with(certificates);
        for (int i = 0; i < certificates.size(); i++) {
            int number = i + 1;
            CertificateReader.read(certificates.get(i))
                    .parsed()
                    .flatMap(TrustStore::flaw)
                    .ifPresent(flaw -> {
                        throw new IllegalArgumentException("certificate " + number + flaw);
                    });
        }
        return all;
    }

    /** Why a certificate is no root; empty where it is one. */
    private static Optional<String> flaw(ParsedCertificate certificate) {
        if (!certificate.selfIssued()
                || SignatureCheck.of(certificate, certificate.key()) == SignatureCheck.Result.INVALID) {
            return Optional.of(", " + certificate.subject() + ", is no root: " + certificate.issuer()
                    + " issued it; give that one's certificate, or the root above it");
        }
        return certificate
                .basicConstraints()
                .filter(constraints -> !constraints.ca())
                .map(leaf ->
                        ", " + certificate.subject() + ", is no root: it says that it is no CA (basicConstraints)");
    }

    /**
     * These roots and more, whatever they are.
     *
     * @param certificates DER of each
     * @throws IllegalArgumentException where one cannot be read, saying which and why
     */
    public TrustStore with(List<byte[]> certificates) {
        Map<String, List<Root>> more = new HashMap<>(bySubject);
        List<TrustAnchor> added = new ArrayList<>(anchors);
        List<String> encoded = new ArrayList<>(base64);
        for (int i = 0; i < certificates.size(); i++) {
            byte[] der = certificates.get(i);
            CertificateReader.Read read = CertificateReader.read(der);
            int number = i + 1;
            ParsedCertificate root = read.parsed()
                    .orElseThrow(() -> new IllegalArgumentException("certificate " + number + " cannot be read: it has "
                            + read.served().unreadable().orElse("no fields")));
            TrustAnchor anchor = new TrustAnchor(root.subject().text(), root.sha256(), Optional.empty(), List.of());
            added.add(anchor);
            encoded.add(Base64.getEncoder().encodeToString(der));
            more.merge(
                    subjectHash(root.subject()),
                    List.of(new Root(anchor, encoded.get(encoded.size() - 1))),
                    (first, second) ->
                            Stream.concat(first.stream(), second.stream()).toList());
        }
        return new TrustStore(header, more, added, encoded);
    }

    /** The roots, in the order of the list. */
    public List<TrustAnchor> anchors() {
        return anchors;
    }

    /** The roots' DER in Base64, without line ends, in the order of the list. */
    public List<String> base64() {
        return base64;
    }

    /** A line of the bundled form's header, such as {@code NSS}; empty where there is none. */
    public Optional<String> about(String key) {
        return Optional.ofNullable(header.get(key));
    }

    /** How old the list is, by its date; empty where it has none. */
    public Optional<Long> daysOld(LocalDate today) {
        return about("date").map(date -> ChronoUnit.DAYS.between(LocalDate.parse(date), today));
    }

    /** The roots of that subject. */
    List<Root> named(DistinguishedName subject) {
        return bySubject.getOrDefault(subjectHash(subject), List.of());
    }

    /** What the bundled form says of a subject in place of the name: the first 16 hex digits of a SHA-256. */
    static String subjectHash(DistinguishedName subject) {
        return Octets.sha256(String.join("\n", subject.rdns()).getBytes(StandardCharsets.UTF_8))
                .substring(0, 16);
    }
}
