package dev.originprobe.origin;

import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.HelloTemplate;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The CloudFront client of a date: what it offers to an origin, in the order sent as far as that is published, else as
 * printed. The hello is a pure function of this, the origin's SSL protocols and the server name.
 *
 * @param name the name on the command line, {@code 2021-07}
 * @param asOf the day from which it is known to hold
 * @param source AWS's page or announcement, or who quotes it, with date
 * @param policy the TLS policy that AWS published for it, with date; empty where there is none of that date
 * @param selectable the protocols that Origin SSL Protocols can name
 * @param suites up to TLS 1.2
 * @param tls13Suites sent before them; empty where TLS 1.3 is not offered
 * @param signatureSchemes for TLS 1.2 and 1.3
 * @param template the hello that was captured of it, which is sent whatever the setting; empty where none was
 */
public record Profile(
        String name,
        LocalDate asOf,
        String source,
        Optional<String> policy,
        Set<ProtocolVersion> selectable,
        List<Graded<CipherSuite>> suites,
        List<Graded<CipherSuite>> tls13Suites,
        List<Graded<NamedGroup>> groups,
        List<Graded<SignatureScheme>> signatureSchemes,
        Optional<HelloTemplate> template) {
    /** A client of which no hello was captured. */
    public Profile(
            String name,
            LocalDate asOf,
            String source,
            Optional<String> policy,
            Set<ProtocolVersion> selectable,
            List<Graded<CipherSuite>> suites,
            List<Graded<CipherSuite>> tls13Suites,
            List<Graded<NamedGroup>> groups,
            List<Graded<SignatureScheme>> signatureSchemes) {
        this(name, asOf, source, policy, selectable, suites, tls13Suites, groups, signatureSchemes, Optional.empty());
    }

    /** The client of a captured hello, of which every line is observed. */
    public static Profile captured(String name, LocalDate asOf, String source, HelloTemplate template) {
        ClientOffer offer = template.offer(Optional.empty());
        Set<ProtocolVersion> selectable = EnumSet.copyOf(offer.versions());
        if (selectable.size() > 1) {
            selectable.remove(TLS_1_3);
        }
        return new Profile(
                name,
                asOf,
                source,
                Optional.empty(),
                Set.copyOf(selectable),
                observed(offer.suites().stream().filter(suite -> !suite.isOf(TLS_1_3))),
                observed(offer.suites().stream().filter(suite -> suite.isOf(TLS_1_3))),
                observed(offer.groups().stream()),
                observed(offer.signatureSchemes().stream()),
                Optional.of(template));
    }

    private static <T> List<Graded<T>> observed(Stream<T> lines) {
        return lines.map(line -> new Graded<>(line, Grade.OBSERVED)).toList();
    }

    /**
     * The setting where the user gives none: TLSv1.2 alone, or TLSv1 for the client from before there was a setting. That of a
     * captured client is in its hello.
     */
    public Set<ProtocolVersion> defaultSslProtocols() {
        if (template.isPresent()) {
            return selectable;
        }
        return Set.of(selectable.contains(TLS_1_2) ? TLS_1_2 : ProtocolVersion.TLS_1_0);
    }

    /** The protocols that the console selects where that one is the Minimum Origin SSL Protocol. */
    public Set<ProtocolVersion> minimum(ProtocolVersion oldest) {
        return selectable.stream()
                .filter(version -> version.compareTo(oldest) >= 0)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether this client offers TLS 1.3 at all. */
    public boolean hasTls13() {
        return !tls13Suites.isEmpty();
    }

    /**
     * Whether TLS 1.3 goes into the hello: only beside TLSv1.2, with which it was observed; AWS does not say what happens
     * where the setting leaves TLSv1.2 out.
     */
    public boolean offersTls13(Set<ProtocolVersion> sslProtocols) {
        return hasTls13() && sslProtocols.contains(TLS_1_2) && !sslProtocols.contains(SSL_3_0);
    }

    /** The hello that CloudFront sends to this target. */
    public ClientOffer offerTo(Target target) {
        return offer(target.settings().sslProtocols(), target.serverName());
    }

    /**
     * The hello of a setting. {@code SSLv3} among the protocols means that only an SSLv3 hello is sent (documented), and
     * that one has no extensions.
     *
     * @param sslProtocols Origin SSL Protocols, at least one
     * @param serverName the SNI, empty for none
     */
    public ClientOffer offer(Set<ProtocolVersion> sslProtocols, Optional<String> serverName) {
        if (template.isPresent()) {
            return template.get().offer(serverName);
        }
        if (sslProtocols.contains(SSL_3_0)) {
            return offerOf(EnumSet.of(SSL_3_0), serverName);
        }
        Set<ProtocolVersion> versions = EnumSet.copyOf(sslProtocols);
        if (offersTls13(sslProtocols)) {
            versions.add(TLS_1_3);
        }
        return offerOf(versions, serverName);
    }

    private ClientOffer offerOf(Set<ProtocolVersion> versions, Optional<String> serverName) {
        List<CipherSuite> offered = new ArrayList<>();
        List<SignatureScheme> schemes = new ArrayList<>(values(signatureSchemes));
        if (versions.contains(TLS_1_3)) {
            offered.addAll(values(tls13Suites));
        }
        offered.addAll(suitesUpTo(Collections.max(versions)));
        return ClientOffer.of(
                versions.stream().sorted(Comparator.reverseOrder()).toList(),
                offered,
                values(groups),
                schemes,
                serverName);
    }

    /**
     * An offer of this client without the suites and groups that AWS's page and its published policy do not both have.
     * Signature schemes stay: the page's list lacks RSA-PSS, without which there is no TLS 1.3 with an RSA key, so that it
     * cannot be the whole list.
     */
    public ClientOffer undisputed(ClientOffer offer) {
        Set<CipherSuite> doubtfulSuites = disputed(suites);
        Set<NamedGroup> doubtfulGroups = disputed(groups);
        return offer.withSuites(offer.suites().stream()
                        .filter(suite -> !doubtfulSuites.contains(suite))
                        .toList())
                .withGroups(offer.groups().stream()
                        .filter(group -> !doubtfulGroups.contains(group))
                        .toList());
    }

    private static <T> Set<T> disputed(List<Graded<T>> lines) {
        return lines.stream().filter(Graded::isDisputed).map(Graded::value).collect(Collectors.toUnmodifiableSet());
    }

    private List<CipherSuite> suitesUpTo(ProtocolVersion newest) {
        return suites.stream()
                .map(Graded::value)
                .filter(suite -> suite.usableIn(newest))
                .toList();
    }

    private static <T> List<T> values(List<Graded<T>> lines) {
        return lines.stream().map(Graded::value).toList();
    }
}
