package dev.originprobe.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.net.s2n.S2nClient;
import dev.originprobe.net.s2n.S2nFailure;
import dev.originprobe.net.s2n.S2nLibrary;
import dev.originprobe.net.s2n.S2nSession;
import dev.originprobe.net.s2n.S2nUnavailable;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.ClientHelloReader;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ReceivedHello;
import dev.originprobe.tls.SignatureScheme;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hello that AWS's own TLS library sends by each of CloudFront's policies: the test of the profiles. */
final class WitnessHelloTest {
    private static final String NAME = "origin.test";
    private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

    /** The library has the policies as they are since then (aws/s2n-tls #4301); earlier clients lack X25519, or had it last. */
    private static final LocalDate X25519 = LocalDate.of(2023, 11, 30);

    private static @Nullable S2nLibrary opened;

    @BeforeAll
    static void load() {
        try {
            opened = S2nLibrary.open(Optional.empty());
        } catch (S2nUnavailable missing) {
            Assumptions.abort(missing.reason());
        }
    }

    @AfterAll
    static void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private static S2nLibrary library() {
        return Objects.requireNonNull(opened);
    }

    static Stream<Arguments> clients() {
        return Profiles.all().stream()
                .flatMap(profile -> Stream.of(ProtocolVersion.TLS_1_0, ProtocolVersion.TLS_1_1, ProtocolVersion.TLS_1_2)
                        .filter(profile.selectable()::contains)
                        .filter(minimum -> policy(profile, minimum) instanceof UpstreamPolicy.Named)
                        .map(minimum -> Arguments.of(profile.name(), minimum)));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void a_policys_hello_is_the_profiles(String profile, ProtocolVersion minimum) throws S2nFailure {
        Profile client = Profiles.named(profile).orElseThrow();
        ReceivedHello sent = sentBy(((UpstreamPolicy.Named) policy(client, minimum)).name());
        ReceivedHello ours =
                read(ClientHello.record(client.offer(client.minimum(minimum), Optional.of(NAME)), new byte[32]));

        Said expected = said(ours);
        assertEquals(client.asOf().isBefore(X25519) ? expected.with(said(sent).groups()) : expected, said(sent));
    }

    @Test
    void every_policy_that_a_profile_can_name_is_in_the_library() {
        clients()
                .map(client -> (UpstreamPolicy.Named) policy(
                        Profiles.named((String) client.get()[0]).orElseThrow(), (ProtocolVersion) client.get()[1]))
                .forEach(policy -> assertTrue(library().knows(policy.name()), policy.name()));
        assertEquals(false, library().knows("CloudFront-Upstream-TLS-9-9"));
    }

    private static UpstreamPolicy policy(Profile client, ProtocolVersion minimum) {
        return UpstreamPolicy.of(client, client.minimum(minimum));
    }

    /** What must be equal: all but the random, the session id, the keys, and RC4, which the library's build lacks. */
    private record Said(
            int legacyVersion,
            List<CipherSuite> suites,
            List<Integer> compressionMethods,
            List<Integer> extensions,
            List<Integer> versions,
            List<NamedGroup> groups,
            List<NamedGroup> shares,
            List<SignatureScheme> schemes,
            List<Integer> pointFormats,
            Optional<String> serverName) {
        Said with(List<NamedGroup> others) {
            return new Said(
                    legacyVersion,
                    suites,
                    compressionMethods,
                    extensions,
                    versions,
                    others,
                    shares,
                    schemes,
                    pointFormats,
                    serverName);
        }
    }

    private static Said said(ReceivedHello hello) {
        return new Said(
                hello.legacyVersion(),
                hello.suites().stream().filter(suite -> suite.id() != 0x0004).toList(),
                hello.compressionMethods(),
                hello.extensions().stream().map(ReceivedHello.Extension::type).toList(),
                hello.versions(),
                hello.groups(),
                hello.keyShares().stream().map(ReceivedHello.KeyShare::group).toList(),
                hello.signatureSchemes(),
                hello.pointFormats(),
                hello.serverName());
    }

    private static ReceivedHello sentBy(String policy) throws S2nFailure {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        S2nSession.Wire wire = new S2nSession.Wire() {
            @Override
            public byte[] take(int most) {
                return new byte[0];
            }

            @Override
            public void send(byte[] bytes) {
                sent.writeBytes(bytes);
            }
        };
        try (S2nSession session =
                library().session(new S2nClient(policy, List.of(), Optional.of(NAME), List.of(NAME)), AT, wire)) {
            assertEquals(S2nSession.Step.BLOCKED, session.negotiate());
        }
        return read(sent.toByteArray());
    }

    private static ReceivedHello read(byte[] record) {
        return assertInstanceOf(
                        ClientHelloReader.Result.Whole.class,
                        ClientHelloReader.START.after(record).result())
                .hello();
    }
}
