package dev.originprobe.matrix;

import dev.originprobe.evidence.Exchange;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.Octets;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.tls.SignatureScheme;
import dev.originprobe.tls.SignedKeyExchange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What to ask next of one address, and what is known of it: pure. */
final class MatrixPlan {
    private final Scope scope;
    private final Answers answers;
    private final Set<ClientOffer> open = new LinkedHashSet<>();
    private final Map<Column, Map<CipherSuite, Reply>> suites = new LinkedHashMap<>();
    private final Map<ProtocolVersion, Preference> preferences = new EnumMap<>(ProtocolVersion.class);
    private final Map<NamedGroup, Reply> groups = new LinkedHashMap<>();
    private final Map<SignatureScheme, Reply> schemes = new LinkedHashMap<>();

    /**
     * A plan.
     *
     * @param attempts as CloudFront's ConnectionAttempts
     */
    MatrixPlan(Scope scope, List<Exchange> exchanges, int attempts) {
        this.scope = scope;
        this.answers = new Answers(exchanges, attempts);
        scope.columns().forEach(column -> suites.put(column, new Search(scope, column, answers, open::add).replies()));
        if (open.isEmpty()) {
            preferences();
            groups();
            schemes();
        }
    }

    /** The offers to be made now, side by side; none where all is known. */
    Set<ClientOffer> open() {
        return open;
    }

    AddressMatrix matrix(Endpoint endpoint, int hellos) {
        return new AddressMatrix(endpoint, suites, preferences, groups, schemes, certificates(), hellos);
    }

    private void preferences() {
        for (ProtocolVersion version : ProtocolVersion.values()) {
            List<CipherSuite> accepted = accepted(version);
            if (!accepted.isEmpty()) {
                preferences.put(version, preference(version, accepted));
            }
        }
    }

    /** Both ways round: the same choice is the server's, the first of each is the client's. */
    private Preference preference(ProtocolVersion version, List<CipherSuite> accepted) {
        if (accepted.size() < 2) {
            return new Preference(Preference.By.UNKNOWN, List.of());
        }
        List<CipherSuite> reversed = new ArrayList<>(accepted);
        Collections.reverse(reversed);
        Optional<CipherSuite> one = choice(version, accepted);
        Optional<CipherSuite> other = choice(version, reversed);
        if (one.isEmpty() || other.isEmpty()) {
            return new Preference(Preference.By.UNKNOWN, List.of());
        }
        if (one.get().equals(accepted.get(0)) && other.get().equals(reversed.get(0))) {
            return new Preference(Preference.By.CLIENT, List.of());
        }
        List<CipherSuite> order = new ArrayList<>();
        List<CipherSuite> left = new ArrayList<>(reversed);
        Optional<CipherSuite> next = other;
        while (next.isPresent()) {
            order.add(next.get());
            left.remove(next.get());
            next = left.isEmpty() ? Optional.empty() : choice(version, left);
        }
        return new Preference(Preference.By.SERVER, order);
    }

    private Optional<CipherSuite> choice(ProtocolVersion version, List<CipherSuite> offered) {
        ClientOffer offer = scope.offer(version, offered, Scope.GROUPS, Scope.SCHEMES);
        ask(offer);
        return answers.chosen(offer).map(ServerFlight::suite);
    }

    /** In TLS 1.3 a group says nothing of certificates; before, an EC certificate must be on one of the groups as well. */
    private void groups() {
        boolean newest = !accepted(ProtocolVersion.TLS_1_3).isEmpty();
        ProtocolVersion version = newest ? ProtocolVersion.TLS_1_3 : newestWithCurves();
        List<CipherSuite> usable = accepted(version).stream()
                .filter(suite -> newest || isEphemeral(suite))
                .toList();
        List<CipherSuite> free = usable.stream()
                .filter(suite -> newest || suite.keyExchange().equals("ECDHE_RSA"))
                .toList();
        for (NamedGroup group : Scope.GROUPS) {
            groups.put(
                    group,
                    usable.isEmpty()
                            ? Reply.UNDECIDED
                            : free.isEmpty() ? first(version, usable, group) : alone(version, free, group));
        }
    }

    private Reply alone(ProtocolVersion version, List<CipherSuite> suites, NamedGroup group) {
        ClientOffer offer = scope.offer(version, suites, List.of(group), Scope.SCHEMES);
        ask(offer);
        return answers.reply(offer);
    }

    /** The group before the curves that a certificate may be on: chosen it is accepted, else it is not to be told. */
    private Reply first(ProtocolVersion version, List<CipherSuite> suites, NamedGroup group) {
        List<NamedGroup> withCurves = Stream.concat(Stream.of(group), Scope.GROUPS.stream())
                .distinct()
                .toList();
        ClientOffer offer = scope.offer(version, suites, withCurves, Scope.SCHEMES);
        ask(offer);
        return answers.chosen(offer)
                        .flatMap(ServerFlight::group)
                        .filter(group::equals)
                        .isPresent()
                ? Reply.ACCEPTED
                : Reply.UNDECIDED;
    }

    private static boolean isEphemeral(CipherSuite suite) {
        return suite.keyExchange().startsWith("ECDHE");
    }

    private ProtocolVersion newestWithCurves() {
        for (ProtocolVersion version :
                List.of(ProtocolVersion.TLS_1_2, ProtocolVersion.TLS_1_1, ProtocolVersion.TLS_1_0)) {
            if (accepted(version).stream().anyMatch(MatrixPlan::isEphemeral)) {
                return version;
            }
        }
        return ProtocolVersion.TLS_1_2;
    }

    /**
     * Each with the suites of its kind of certificate; where none of those is accepted, neither is the scheme. Without a
     * suite that signs anything, none can be told.
     */
    private void schemes() {
        boolean older = accepted(ProtocolVersion.TLS_1_2).stream().anyMatch(MatrixPlan::isEphemeral);
        boolean signs = older || !accepted(ProtocolVersion.TLS_1_3).isEmpty();
        ProtocolVersion version = older ? ProtocolVersion.TLS_1_2 : ProtocolVersion.TLS_1_3;
        Scope.SCHEMES.forEach(scheme -> schemes.put(scheme, Reply.UNDECIDED));
        if (signs) {
            scope.columns().stream()
                    .filter(column -> column.version() == version)
                    .forEach(column -> column.authentication()
                            .schemes()
                            .forEach(scheme -> schemes.put(scheme, scheme(column, scheme))));
        }
    }

    /** In TLS 1.2 it signs an ephemeral key exchange; in TLS 1.3 no ServerHello comes without it. */
    private Reply scheme(Column column, SignatureScheme scheme) {
        List<CipherSuite> signed = column.suites().stream()
                .filter(suite -> replies(column).get(suite) == Reply.ACCEPTED)
                .filter(suite -> column.version() == ProtocolVersion.TLS_1_3 || isEphemeral(suite))
                .toList();
        if (signed.isEmpty()) {
            return replies(column).containsValue(Reply.UNDECIDED) ? Reply.UNDECIDED : Reply.REFUSED;
        }
        ClientOffer offer = scope.offer(column.version(), signed, Scope.GROUPS, List.of(scheme));
        ask(offer);
        boolean other = answers.chosen(offer)
                .flatMap(ServerFlight::keyExchange)
                .flatMap(SignedKeyExchange::scheme)
                .filter(used -> !used.equals(scheme))
                .isPresent();
        return other ? Reply.REFUSED : answers.reply(offer);
    }

    /** Accepted with any certificate, in the order asked. */
    private List<CipherSuite> accepted(ProtocolVersion version) {
        return scope.columns().stream()
                .filter(column -> column.version() == version)
                .flatMap(column ->
                        column.suites().stream().filter(suite -> replies(column).get(suite) == Reply.ACCEPTED))
                .distinct()
                .toList();
    }

    private Map<CipherSuite, Reply> replies(Column column) {
        return suites.getOrDefault(column, Map.of());
    }

    private Map<Authentication, List<Octets>> certificates() {
        Map<Authentication, List<Octets>> served = new EnumMap<>(Authentication.class);
        for (Column column : scope.columns()) {
            answers.chosen(scope.offer(column, column.suites()))
                    .map(ServerFlight::certificates)
                    .filter(certificates -> !certificates.isEmpty())
                    .ifPresent(certificates -> served.put(column.authentication(), certificates));
        }
        return served;
    }

    private void ask(ClientOffer offer) {
        if (answers.open(offer)) {
            open.add(offer);
        }
    }
}
