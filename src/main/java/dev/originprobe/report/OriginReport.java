package dev.originprobe.report;

import dev.originprobe.origin.HostName;
import dev.originprobe.origin.Target;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Severity;
import dev.originprobe.verdict.Verdict;
import dev.originprobe.verdict.ViewerStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * The {@code origin} object of the report: one target, what CloudFront would do with it, and why. All that a report says of
 * a target is in it; it can be written to JSON and read back. Texts may hold what a server or a certificate said.
 *
 * @param target as it was given
 * @param host the origin domain as A-labels, or an address without brackets
 * @param port 1 to 65535
 * @param serverName the SNI sent; empty for none
 * @param acceptedNames of which the certificate must carry one, at least one
 * @param source where the target came from: {@code argument 1}
 * @param profile the name of the client that was imitated
 * @param originSslProtocols oldest first, at least one
 * @param clientCertificate whether origin mTLS was configured
 * @param at the instant at which validity was judged
 * @param took in whole milliseconds
 * @param status what a viewer would get, 502 or 504; empty for CONNECT, and where AWS does not say
 * @param xCache the header that comes with the status; empty for none
 * @param findings worst first
 * @param addresses in the order of the name server's answer; a bundle has one, without an address
 * @param error the message of a bug in originprobe; empty for none
 * @param shard which part of the targets was run, {@code 3/8}; empty where all were
 * @param changes since an earlier report; none where nothing was compared with
 */
public record OriginReport(
        String target,
        String host,
        int port,
        Optional<String> serverName,
        List<String> acceptedNames,
        String source,
        String profile,
        List<String> originSslProtocols,
        boolean clientCertificate,
        Instant at,
        Duration took,
        Outcome outcome,
        OptionalInt status,
        Optional<String> xCache,
        List<FindingReport> findings,
        List<AddressReport> addresses,
        Optional<String> error,
        Optional<String> shard,
        List<ChangeReport> changes) {
    private static final String ERROR_FROM_CLOUDFRONT = "Error from cloudfront";

    public OriginReport {
        acceptedNames = List.copyOf(acceptedNames);
        originSslProtocols = List.copyOf(originSslProtocols);
        took = took.truncatedTo(ChronoUnit.MILLIS);
        findings = List.copyOf(findings);
        addresses = List.copyOf(addresses);
        changes = List.copyOf(changes);
    }

    /** What is reported of a verdict. */
    public static OriginReport of(Verdict verdict) {
        Target target = verdict.evidence().target();
        return new OriginReport(
                target.typed(),
                target.host().ascii(),
                target.port(),
                verdict.judged().profile().offerTo(target).serverName(),
                target.acceptedNames().stream().map(HostName::ascii).toList(),
                target.source(),
                verdict.judged().profile().name(),
                Words.labels(target.settings().sslProtocols()),
                target.settings().mtls(),
                verdict.judged().at(),
                verdict.evidence().took(),
                verdict.outcome(),
                ViewerStatus.of(verdict),
                ViewerStatus.hasErrorHeader(verdict) ? Optional.of(ERROR_FROM_CLOUDFRONT) : Optional.empty(),
                verdict.findings().stream().map(FindingReport::of).toList(),
                verdict.judged().addresses().stream()
                        .map(address -> AddressReport.of(address, verdict.outcomeAt(address.endpoint())))
                        .toList(),
                verdict.bug(),
                Optional.empty(),
                List.of());
    }

    /** The same as of one part of the targets. */
    public OriginReport of(Optional<String> part) {
        return with(part, changes);
    }

    /** The same with what changed since an earlier report. */
    public OriginReport with(List<ChangeReport> found) {
        return with(shard, found);
    }

    private OriginReport with(Optional<String> part, List<ChangeReport> found) {
        return new OriginReport(
                target,
                host,
                port,
                serverName,
                acceptedNames,
                source,
                profile,
                originSslProtocols,
                clientCertificate,
                at,
                took,
                outcome,
                status,
                xCache,
                findings,
                addresses,
                error,
                part,
                found);
    }

    /** The outcome in a sentence without a full stop, with the status that a viewer would get where it is known. */
    public String meaning() {
        String viewer = status.isEmpty()
                ? ""
                : "; a viewer would get " + status.getAsInt()
                        + xCache.map(value -> ", X-Cache: " + value).orElse("");
        return switch (outcome) {
            case CONNECT -> isBundle() ? "CloudFront would accept these certificates" : "CloudFront would connect";
            case DROP -> "CloudFront would drop the connection" + viewer;
            case UNKNOWN ->
                "it could not be decided whether CloudFront would connect"
                        + viewer.replace("a viewer would get", "if it sees the same, a viewer gets");
        };
    }

    /** What changed, with semicolons; empty for nothing. */
    public String changesText() {
        return changes.stream().map(ChangeReport::text).collect(Collectors.joining("; "));
    }

    /** Whether something changed for the worse since an earlier report. */
    public boolean isWorse() {
        return changes.stream().anyMatch(ChangeReport::worse);
    }

    /** {@code origin.example:443}, an IPv6 address in brackets. */
    public String hostAndPort() {
        return joined(host, port);
    }

    /** The host with U-labels; the same as {@link #host()} where it has none. */
    public String unicodeHost() {
        return HostName.parse(host).unicode();
    }

    /** Whether certificates of a file were judged, and nothing was probed. */
    public boolean isBundle() {
        return addresses.size() == 1 && addresses.get(0).address().isEmpty();
    }

    /** Whether it has a finding of that severity. */
    public boolean has(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity() == severity);
    }

    /** Ids of the rules that have findings, in the findings' order. */
    public List<String> ruleIds() {
        return findings.stream().map(FindingReport::rule).distinct().toList();
    }

    /** The earliest end of what was served as leaf at any address; empty where none was, or none could be read. */
    public Optional<Instant> leafNotAfter() {
        return addresses.stream()
                .flatMap(address -> address.certificates().stream().limit(1))
                .flatMap(leaf -> leaf.facts().map(CertificateReport.Facts::notAfter).stream())
                .min(Comparator.naturalOrder());
    }

    /** Where a place of a finding is, before a colon and a blank; the address only where there are several. */
    public String where(ParticularReport place) {
        return place.address()
                        .filter(address -> addresses.size() > 1)
                        .map(address -> joined(address, port) + ": ")
                        .orElse("")
                + (place.certificate().isPresent()
                        ? "certificate " + place.certificate().getAsInt() + ": "
                        : "");
    }

    /** A host, or an address that is put in brackets where that is needed, with a port. */
    static String joined(String host, int port) {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
