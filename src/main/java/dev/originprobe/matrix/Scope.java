package dev.originprobe.matrix;

import dev.originprobe.origin.Profile;
import dev.originprobe.tls.Authentication;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.NamedGroup;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.SignatureScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked of an address.
 *
 * @param columns protocol and kind of certificate, oldest protocol first
 * @param serverName the SNI; empty for none
 */
public record Scope(List<Column> columns, Optional<String> serverName) {
    /** The groups that are asked for. */
    public static final List<NamedGroup> GROUPS = List.of(
            NamedGroup.SECP256R1, NamedGroup.SECP384R1, NamedGroup.SECP521R1, NamedGroup.X25519, NamedGroup.X448);

    /** The signature schemes that are asked for: those of the profiles, and RSA-PSS. */
    public static final List<SignatureScheme> SCHEMES = Stream.of(Authentication.RSA, Authentication.ECDSA)
            .flatMap(authentication -> authentication.schemes().stream())
            .toList();

    /** DSA with SHA-256, SHA-224, SHA-1 (RFC 5246, 7.4.1.4.1), without which no DSS suite is accepted in TLS 1.2. */
    private static final List<SignatureScheme> DSA =
            Stream.of(0x0402, 0x0302, 0x0202).map(SignatureScheme::new).toList();

    public Scope {
        columns = List.copyOf(columns);
    }

    /** The suites of a profile, in its order. */
    public static Scope of(Profile profile, Optional<String> serverName) {
        List<CipherSuite> older =
                profile.suites().stream().map(line -> line.value()).toList();
        List<CipherSuite> newest =
                profile.tls13Suites().stream().map(line -> line.value()).toList();
        return of(older, newest, serverName);
    }

    /** Every suite of IANA's list up to TLS 1.2, and those of TLS 1.3. */
    public static Scope ofAllSuites(Optional<String> serverName) {
        List<CipherSuite> all = CipherSuite.known().toList();
        return of(
                all.stream()
                        .filter(suite -> suite.oldestVersion() != ProtocolVersion.TLS_1_3)
                        .toList(),
                all.stream()
                        .filter(suite -> suite.oldestVersion() == ProtocolVersion.TLS_1_3)
                        .toList(),
                serverName);
    }

    private static Scope of(List<CipherSuite> older, List<CipherSuite> newest, Optional<String> serverName) {
        List<Column> columns = new ArrayList<>();
        for (ProtocolVersion version : ProtocolVersion.values()) {
            for (Authentication authentication : Authentication.values()) {
                List<CipherSuite> suites = version == ProtocolVersion.TLS_1_3
                        ? (authentication == Authentication.OTHER ? List.of() : newest)
                        : older.stream()
                                .filter(suite -> suite.usableIn(version))
                                .filter(suite -> suite.authentication() == authentication)
                                .toList();
                if (!suites.isEmpty()) {
                    columns.add(new Column(version, authentication, suites));
                }
            }
        }
        return new Scope(columns, serverName);
    }

    /** The hello that offers these suites of a column. */
    ClientOffer offer(Column column, List<CipherSuite> suites) {
        return offer(column.version(), suites, GROUPS, schemes(column));
    }

    /**
     * The same with another group and another scheme of its kind of certificate first for each first suite: a server that
     * heeds the client's order shows one after the other, which need not be asked for alone then.
     */
    ClientOffer turned(Column column, List<CipherSuite> suites) {
        int turn = column.suites().indexOf(suites.get(0));
        List<SignatureScheme> schemes = Stream.concat(
                        turned(column.authentication().schemes(), turn).stream(), schemes(column).stream())
                .distinct()
                .toList();
        return offer(column.version(), suites, turned(GROUPS, turn), schemes);
    }

    private static <T> List<T> turned(List<T> values, int turn) {
        List<T> turned = new ArrayList<>(values);
        Collections.rotate(turned, -turn);
        return turned;
    }

    ClientOffer offer(
            ProtocolVersion version, List<CipherSuite> suites, List<NamedGroup> groups, List<SignatureScheme> schemes) {
        return ClientOffer.of(version, suites, groups, schemes, serverName);
    }

    private static List<SignatureScheme> schemes(Column column) {
        return column.version() == ProtocolVersion.TLS_1_3
                ? column.authentication().schemes()
                : Stream.concat(
                                SCHEMES.stream(),
                                column.authentication() == Authentication.OTHER ? DSA.stream() : Stream.empty())
                        .toList();
    }
}
