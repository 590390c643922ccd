package dev.originprobe.matrix;

import dev.originprobe.evidence.Resolution;
import dev.originprobe.origin.Endpoint;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.Target;
import dev.originprobe.scan.Asker;
import dev.originprobe.scan.Deadline;
import dev.originprobe.scan.Inquiry;
import dev.originprobe.scan.Resolver;
import dev.originprobe.scan.Scanner;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Asks every address of an origin what it speaks, and every choice of settings whether it would do. */
public final class MatrixScanner {
    private final Asker asker;
    private final int perHost;
    private final Resolver resolver;
    private final Scanner scanner;
    private final List<Rule<Case>> certificateRules;
    private final Clock clock;

    /**
     * A scanner on these ports.
     *
     * @param perHost connections to one address at a time, which the asker sees to
     * @param scanner for the settings
     * @param certificateRules to judge each certificate by, on its own
     * @param clock for the deadline
     */
    public MatrixScanner(
            Asker asker,
            int perHost,
            Resolver resolver,
            Scanner scanner,
            List<Rule<Case>> certificateRules,
            Clock clock) {
        this.asker = asker;
        this.perHost = perHost;
        this.resolver = resolver;
        this.scanner = scanner;
        this.certificateRules = List.copyOf(certificateRules);
        this.clock = clock;
    }

    /** The matrix of one target; what was not answered within the deadline is undecided in it. */
    public CompletionStage<Matrix> scan(Inquiry inquiry, Scope scope) {
        Instant startedAt = clock.instant();
        Deadline deadline = Deadline.after(inquiry.deadline(), clock);
        Target target = inquiry.target();
        CompletableFuture<Resolution> resolved =
                inquiry.resolution(resolver, deadline).toCompletableFuture();
        // First, because the search for suites takes the most rounds.
        CompletableFuture<List<AddressMatrix>> addresses =
                resolved.thenCompose(resolution -> all(endpoints(resolution, target)
                        .map(endpoint -> new AddressScan(asker, perHost, inquiry, scope, endpoint, deadline).start())
                        .toList()));
        CompletableFuture<List<Verdict>> settings =
                all(SettingChoices.of(
                                inquiry.criteria().profile(), target.settings().sslProtocols())
                        .stream()
                        .map(protocols -> scanner.scan(
                                inquiry.of(target.with(target.settings().with(protocols))), deadline))
                        .toList());
        CompletableFuture<List<Verdict>> clients = clients(inquiry, deadline);
        return settings.thenCompose(decided -> clients.thenCompose(
                        all -> withRecommended(inquiry, deadline, decided, all))
                .thenCombine(
                        addresses,
                        (profiles, found) -> new Matrix(
                                target,
                                inquiry.criteria().profile(),
                                scope,
                                found,
                                certificates(inquiry, found, startedAt),
                                unresolved(resolved.join()),
                                decided,
                                profiles,
                                Map.of(),
                                0,
                                since(startedAt))));
    }

    private Duration since(Instant startedAt) {
        return Duration.between(startedAt, clock.instant());
    }

    private Map<Endpoint, Map<Authentication, Verdict>> certificates(
            Inquiry inquiry, List<AddressMatrix> addresses, Instant startedAt) {
        Map<Endpoint, Map<Authentication, Verdict>> judged = new HashMap<>();
        for (AddressMatrix address : addresses) {
            Map<Authentication, Verdict> each = new EnumMap<>(Authentication.class);
            address.certificates()
                    .forEach((authentication, served) -> each.put(
                            authentication,
                            Verdict.of(
                                    inquiry.evidence(new Resolution.Bundle(served), startedAt),
                                    inquiry.criteria(),
                                    certificateRules)));
            judged.put(address.endpoint(), each);
        }
        return judged;
    }

    private static Optional<String> unresolved(Resolution resolution) {
        if (resolution instanceof Resolution.Unresolved why) {
            return Optional.of(why.detail());
        }
        if (resolution instanceof Resolution.NotTried why) {
            return Optional.of(why.detail());
        }
        return resolution instanceof Resolution.Addresses
                ? Optional.empty()
                : Optional.of("the name has no address of the wanted type");
    }

    private static Stream<Endpoint> endpoints(Resolution resolution, Target target) {
        return resolution instanceof Resolution.Addresses resolved
                ? resolved.addresses().stream().map(address -> new Endpoint(address, target.port()))
                : Stream.empty();
    }

    /** Every other client with its default setting, at the same time as the rest. None of them had origin mTLS. */
    private CompletableFuture<List<Verdict>> clients(Inquiry inquiry, Deadline deadline) {
        if (inquiry.target().settings().mtls()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return all(Profiles.all().stream()
                .filter(profile -> !profile.equals(inquiry.criteria().profile()))
                .map(profile -> client(inquiry, deadline, profile, profile.defaultSslProtocols()))
                .toList());
    }

    /** Those again that have the recommended setting and were asked with another. */
    private CompletableFuture<List<Verdict>> withRecommended(
            Inquiry inquiry, Deadline deadline, List<Verdict> settings, List<Verdict> clients) {
        Optional<Set<ProtocolVersion>> best =
                SettingChoices.recommended(settings).map(SettingChoices::protocols);
        return all(clients.stream()
                .map(verdict -> best.filter(protocols -> !protocols.equals(SettingChoices.protocols(verdict)))
                        .filter(verdict.judged().profile().selectable()::containsAll)
                        .map(protocols ->
                                client(inquiry, deadline, verdict.judged().profile(), protocols))
                        .orElse(CompletableFuture.completedStage(verdict)))
                .toList());
    }

    private CompletionStage<Verdict> client(
            Inquiry inquiry, Deadline deadline, Profile profile, Set<ProtocolVersion> protocols) {
        return scanner.scan(
                inquiry.as(
                        profile,
                        inquiry.target().with(inquiry.target().settings().with(protocols))),
                deadline);
    }

    private static <T> CompletableFuture<List<T>> all(List<? extends CompletionStage<T>> stages) {
        List<CompletableFuture<T>> futures =
                stages.stream().map(CompletionStage::toCompletableFuture).toList();
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> futures.stream().map(CompletableFuture::join).toList());
    }
}
