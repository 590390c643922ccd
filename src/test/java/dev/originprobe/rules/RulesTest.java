package dev.originprobe.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Resolution;
import dev.originprobe.octets.Octets;
import dev.originprobe.rules.distribution.ConfigRules;
import dev.originprobe.tls.Alert;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.verdict.Case;
import dev.originprobe.verdict.Outcome;
import dev.originprobe.verdict.Rule;
import dev.originprobe.verdict.Ruling;
import dev.originprobe.verdict.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RulesTest {
    /** The ids that are promised to be stable for ever. */
    private static final Set<String> IDS = new TreeSet<>(List.of(
            "address-type-missing",
            "addresses-disagree",
            "certificate-absent",
            "certificate-expired",
            "certificate-expires-soon",
            "certificate-malformed",
            "certificate-not-yet-valid",
            "certificate-self-signed",
            "chain-contains-root",
            "chain-excess",
            "chain-incomplete",
            "chain-misordered",
            "chain-too-deep",
            "choice-not-offered",
            "cipher-obsolete",
            "cipher-refused",
            "client-certificate-required",
            "clients-disagree",
            "connection-refused",
            "connection-timed-out",
            "critical-extension-unknown",
            "ecdsa-not-preferred",
            "encoding-not-der",
            "extension-not-requested",
            "forwarded-host-uncovered",
            "group-refused",
            "handshake-closed",
            "handshake-incomplete",
            "handshake-malformed",
            "handshake-refused",
            "handshake-timed-out",
            "handshake-unsteady",
            "host-is-address",
            "issuer-not-ca",
            "issuer-untrusted",
            "key-identifier-mismatch",
            "key-mismatch",
            "key-unsupported",
            "name-common-name-only",
            "name-constraint-violated",
            "name-mismatch",
            "name-unresolved",
            "not-tls",
            "not-tried",
            "path-length-exceeded",
            "protocol-obsolete",
            "protocol-refused",
            "root-distrusted",
            "server-name-refused",
            "server-name-required",
            "session-inconsistent",
            "signature-invalid",
            "signature-weak",
            "usage-not-allowed",
            "witness-refused"));

    /** Those about a distribution's configuration. */
    private static final Set<String> CONFIG_IDS = new TreeSet<>(List.of(
            "cached-once",
            "failover-codes-missing",
            "function-rewrites-origin",
            "host-forwarded",
            "host-is-address",
            "http-only",
            "name-uncoverable",
            "origin-missing",
            "origin-retired",
            "origin-unused",
            "pattern-duplicate",
            "pattern-shadowed",
            "policy-unknown",
            "port-not-allowed",
            "protocols-missing",
            "setting-misplaced",
            "sslv3-hides-tls",
            "timeout-out-of-range",
            "tls13-not-selectable",
            "value-unresolved",
            "viewer-policy-open",
            "vpc-origin",
            "website-endpoint-https"));

    private static final Set<String> REFUSALS = Set.of(
            "protocol-refused",
            "cipher-refused",
            "group-refused",
            "choice-not-offered",
            "server-name-refused",
            "handshake-refused",
            "handshake-closed");

    @Test
    void the_list_holds_every_promised_rule_once() {
        List<String> ids = Rules.all().stream().map(rule -> rule.info().id()).toList();

        assertEquals(IDS, new TreeSet<>(ids));
        assertEquals(IDS.size(), ids.size());
    }

    @Test
    void every_rule_of_the_package_is_listed_and_has_a_test_and_a_page() throws ClassNotFoundException {
        List<Rule<?>> rules = Stream.<Rule<?>>concat(Rules.all().stream(), ConfigRules.all().stream())
                .toList();
        Set<String> listed =
                rules.stream().map(rule -> rule.getClass().getName()).collect(Collectors.toSet());
        Set<String> written = new ClassFileImporter()
                .importPackages("dev.originprobe.rules").stream()
                        .filter(type -> type.isAssignableTo(Rule.class))
                        .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        assertEquals(written, listed);
        for (Rule<?> rule : rules) {
            assertNotNull(Class.forName(rule.getClass().getName() + "Test"));
            assertNotNull(RulesTest.class.getResource(
                    "/dev/originprobe/rules/" + rule.info().id() + ".md"));
        }
    }

    @Test
    void no_rule_spells_a_page_of_aws_itself() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/originprobe/rules"))) {
            List<String> spelled = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> spells(file, "\\bDeveloper Guide, "))
                    .map(file -> file.getFileName().toString())
                    .toList();

            assertEquals(List.of("Sources.java"), spelled);
        }
    }

    private static boolean spells(Path file, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void the_rules_about_a_configuration_are_those_that_are_promised() {
        assertEquals(
                CONFIG_IDS,
                ConfigRules.all().stream()
                        .map(rule -> rule.info().id())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void every_rule_answers_even_where_nothing_was_asked() {
        for (Evidences evidence : List.of(
                new Evidences(),
                new Evidences().resolving(new Resolution.NoneOfType()),
                new Evidences().resolving(new Resolution.NotTried("late")),
                new Evidences().resolving(new Resolution.Unresolved(true, "silence")))) {
            for (Rule<Case> rule : Rules.all()) {
                assertTrue(!rule.judge(evidence.build()).isEmpty(), rule.info().id());
            }
        }
    }

    @Test
    void whatever_keeps_a_handshake_from_its_end_keeps_the_outcome_from_connect() {
        List<Answer> failures = List.of(
                Evidences.refusal(Alert.HANDSHAKE_FAILURE),
                new Answer.Closed(true, Optional.empty()),
                new Answer.Silent(Optional.empty()),
                new Answer.NotTls(Octets.of(new byte[] {'2', '2', '0'})),
                new Answer.Malformed("broken", Optional.empty()),
                new Answer.Unreachable(Answer.Cause.REFUSED, "refused"),
                new Answer.Unreachable(Answer.Cause.NO_ROUTE, "no route"),
                new Answer.Unfinished(Evidences.flight(), Answer.Failure.SIGNATURE_INVALID, ""),
                new Answer.Unfinished(Evidences.flight(), Answer.Failure.ENGINE_REFUSED, ""),
                new Answer.Unfinished(Evidences.flight(), Answer.Failure.NOT_SPOKEN, ""));
        for (Answer failure : failures) {
            assertNotEquals(
                    Outcome.CONNECT, outcome(new Evidences().hello(failure).build()), "hello " + failure);
            assertNotEquals(
                    Outcome.CONNECT,
                    outcome(new Evidences()
                            .hello(new Answer.Flight(Evidences.flight()))
                            .chain(Evidences.chainOf(Evidences.facts("origin.test")))
                            .handshake(failure)
                            .build()),
                    "handshake " + failure);
        }
        assertEquals(Outcome.CONNECT, outcome(new Evidences().good().build()));
    }

    @Test
    void a_refusal_has_one_cause_or_a_group_and_a_suite_together() {
        List<Answer> refusals = List.of(
                Evidences.refusal(Alert.HANDSHAKE_FAILURE),
                Evidences.refusal(Alert.PROTOCOL_VERSION),
                Evidences.refusal(Alert.UNRECOGNIZED_NAME),
                Evidences.refusal(80),
                new Answer.Closed(true, Optional.empty()),
                new Answer.Flight(Evidences.flight(0x0301, 0x009e)),
                new Answer.Flight(Evidences.flight(0x0303, 0x009e)));
        List<Answer> followUps = List.of(
                Evidences.refusal(Alert.HANDSHAKE_FAILURE),
                new Answer.Silent(Optional.empty()),
                new Answer.Flight(Evidences.flight(0x0303, 0x009e)),
                new Answer.Flight(Evidences.flight()));
        for (Answer refusal : refusals) {
            for (Answer suites : followUps) {
                for (Answer groups : followUps) {
                    for (Answer name : followUps) {
                        for (ProtocolVersion spoken : ProtocolVersion.values()) {
                            Case evidence = new Evidences()
                                    .hello(refusal)
                                    .speaking(0xc02f, spoken)
                                    .followUp(Purpose.OTHER_SUITES, suites)
                                    .followUp(Purpose.OTHER_GROUPS, groups)
                                    .followUp(Purpose.NO_SERVER_NAME, name)
                                    .build();
                            assertTrue(
                                    refusals(evidence).size() == 1
                                            || refusals(evidence).equals(List.of("cipher-refused", "group-refused")),
                                    refusals(evidence)::toString);
                        }
                    }
                }
            }
        }
    }

    private static List<String> refusals(Case evidence) {
        return Rules.all().stream()
                .filter(rule -> REFUSALS.contains(rule.info().id()))
                .filter(rule -> finds(rule, evidence))
                .map(rule -> rule.info().id())
                .toList();
    }

    private static boolean finds(Rule<Case> rule, Case evidence) {
        return rule.judge(evidence).stream()
                .anyMatch(ruling -> ruling instanceof Ruling.Broken || ruling instanceof Ruling.Undecided);
    }

    private static Outcome outcome(Case evidence) {
        return Rules.all().stream()
                .filter(rule -> rule.info().severity() == Severity.BLOCK)
                .flatMap(rule -> rule.judge(evidence).stream())
                .map(ruling -> ruling instanceof Ruling.Broken
                        ? Outcome.DROP
                        : ruling instanceof Ruling.Undecided ? Outcome.UNKNOWN : Outcome.CONNECT)
                .reduce(Outcome.CONNECT, Outcome::worse);
    }
}
