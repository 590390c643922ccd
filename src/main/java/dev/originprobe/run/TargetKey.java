package dev.originprobe.run;

import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.HostName;
import dev.originprobe.report.OriginReport;
import dev.originprobe.report.Words;
import dev.originprobe.scan.Inquiry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/**
 * By what a target is known again in a report: its host and port, the names that its certificate may have, and with which
 * client and settings it was asked. Eight octets of a hash, so that a million of them fit into memory; two targets of a
 * million have the same with a probability of less than one in ten million.
 */
final class TargetKey {
    private TargetKey() {}

    /** The key of a target that is to be asked. */
    static long of(Inquiry inquiry) {
        return hash(text(
                inquiry.target().host().ascii(),
                inquiry.target().port(),
                inquiry.target().acceptedNames().stream().map(HostName::ascii).toList(),
                inquiry.criteria().profile().name(),
                Words.labels(inquiry.target().settings().sslProtocols()),
                inquiry.target().settings().mtls()));
    }

    /** The key of a target that was asked. */
    static long of(OriginReport origin) {
        return hash(text(
                origin.host(),
                origin.port(),
                origin.acceptedNames(),
                origin.profile(),
                origin.originSslProtocols(),
                origin.clientCertificate()));
    }

    /** The key of a target whose addresses were given, together with these. */
    static long at(long key, Stream<String> addresses) {
        return hash(key + "@" + addresses.sorted().toList());
    }

    /** The addresses that were given for a target. */
    static Stream<String> addresses(Inquiry inquiry) {
        return inquiry.addresses().orElse(List.of()).stream()
                .map(address -> new Endpoint(address, inquiry.target().port()).literal());
    }

    /** The first octets of the SHA-256, which are the same in every version of Java and of originprobe. */
    static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String text(
            String host, int port, List<String> names, String profile, List<String> protocols, boolean mtls) {
        return host + ":" + port + " " + names + " " + profile + " " + protocols + " " + mtls;
    }
}
