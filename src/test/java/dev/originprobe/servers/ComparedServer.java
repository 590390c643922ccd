package dev.originprobe.servers;

import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_1;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_3;

import dev.originprobe.fixtures.FreePorts;
import dev.originprobe.origin.Graded;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Profiles;
import dev.originprobe.tls.ProtocolVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that runs, and what its configuration enables.
 *
 * @param check what {@code check} says of it
 * @param accepted as {@link Matrices#accepted}
 */
record ComparedServer(Row check, Set<String> accepted) {
    private static final List<String> BOTH = List.of("RSA", "ECDSA");
    private static final List<ProtocolVersion> TLS = List.of(TLS_1_0, TLS_1_1, TLS_1_2, TLS_1_3);

    /** What no library is built with any more, except GnuTLS and NSS. */
    private static final List<String> OBSOLETE = List.of("DES-CBC3-SHA", "RC4-MD5");

    private static final List<String> CBC_WITH_SHA2 = List.of(
            "ECDHE-RSA-AES128-SHA256",
            "ECDHE-RSA-AES256-SHA384",
            "ECDHE-ECDSA-AES128-SHA256",
            "ECDHE-ECDSA-AES256-SHA384",
            "AES128-SHA256");
    private static final List<String> STATIC_RSA_OF_THE_POLICY =
            List.of("AES128-GCM-SHA256", "AES256-GCM-SHA384", "AES128-SHA256");
    private static final List<String> STATIC_RSA =
            concat(List.of("AES256-SHA", "AES128-SHA"), STATIC_RSA_OF_THE_POLICY);

    String name() {
        return check.name();
    }

    int port() {
        return check.port();
    }

    /** Starts all of them. */
    static List<ComparedServer> startAll(InteropServers servers) {
        List<Integer> ports = FreePorts.some(20);
        Set<String> openssl = suites(BOTH, TLS, OBSOLETE);
        List<ComparedServer> all = new ArrayList<>();

        servers.lighttpdWithBoth(ports.subList(0, 2));
        all.add(newest("lighttpd-openssl", ports.get(1), openssl));
        servers.lighttpd("gnutls", ports.subList(2, 5), "MinProtocol => TLSv1.0", "CipherString => HIGH");
        for (int i = 0; i < 2; i++) {
            Set<String> suites = suites(BOTH.subList(i, i + 1), TLS, concat(OBSOLETE, CBC_WITH_SHA2));
            all.add(newest("lighttpd-gnutls-" + BOTH.get(i).toLowerCase(Locale.ROOT), ports.get(3 + i), suites));
        }
        servers.lighttpd("mbedtls", ports.subList(5, 8), "MinProtocol => TLSv1.0", "CipherString => HIGH:AES128");
        for (int i = 0; i < 2; i++) {
            Set<String> suites = suites(BOTH.subList(i, i + 1), TLS.subList(0, 3), OBSOLETE);
            String session = "TLSv1.2 TLS_ECDHE_" + BOTH.get(i) + "_WITH_AES_256_GCM_SHA384 secp384r1";
            all.add(connects(
                    "lighttpd-mbedtls-" + BOTH.get(i).toLowerCase(Locale.ROOT), ports.get(6 + i), session, suites));
        }
        servers.lighttpd("nss", ports.subList(8, 11), "MinProtocol => TLSv1.0", "CipherString => ALL");
        for (int i = 0; i < 2; i++) {
            Set<String> suites = suites(BOTH.subList(i, i + 1), TLS, List.of());
            all.add(newest("lighttpd-nss-" + BOTH.get(i).toLowerCase(Locale.ROOT), ports.get(9 + i), suites));
        }
        servers.lighttpd("wolfssl", ports.subList(11, 14), "MinProtocol => TLSv1.1", "CipherString => ALL");
        for (int i = 0; i < 2; i++) {
            Set<String> suites = suites(BOTH.subList(i, i + 1), TLS.subList(1, 4), concat(OBSOLETE, STATIC_RSA));
            all.add(newest("lighttpd-wolfssl-" + BOTH.get(i).toLowerCase(Locale.ROOT), ports.get(12 + i), suites));
        }

        servers.httpd(ports.get(14));
        all.add(newest("httpd", ports.get(14), openssl));
        servers.haproxy(ports.get(15));
        // It chooses the certificate by signature_algorithms, which a hello has from TLS 1.2 on.
        Set<String> haproxy = suites(BOTH.subList(0, 1), TLS.subList(0, 2), OBSOLETE);
        haproxy.addAll(suites(BOTH, TLS.subList(2, 4), OBSOLETE));
        all.add(connects("haproxy", ports.get(15), "TLSv1.3 TLS_AES_256_GCM_SHA384 prime256v1", haproxy));
        servers.stunnel(ports.get(16), ports.get(0));
        all.add(newest("stunnel", ports.get(16), suites(BOTH.subList(0, 1), TLS, OBSOLETE)));
        servers.openssl(ports.get(17));
        all.add(newest("s_server", ports.get(17), openssl));
        servers.gnutls(ports.get(18));
        all.add(newest("gnutls-serv", ports.get(18), suites(BOTH, TLS, CBC_WITH_SHA2)));
        servers.selfserv(ports.get(19));
        all.add(connects(
                "selfserv",
                ports.get(19),
                "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 X25519",
                suites(BOTH, List.of(SSL_3_0, TLS_1_0, TLS_1_1, TLS_1_2), STATIC_RSA_OF_THE_POLICY)));
        all.add(newest("nginx", servers.nginx(), openssl));
        return all;
    }

    private static ComparedServer newest(String name, int port, Set<String> accepted) {
        return connects(name, port, "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1", accepted);
    }

    private static ComparedServer connects(String name, int port, String session, Set<String> accepted) {
        return new ComparedServer(Row.connect(name, port, session), accepted);
    }

    /** All that CloudFront asks for in these protocols with these certificates, without some. */
    private static Set<String> suites(
            List<String> certificates, List<ProtocolVersion> protocols, List<String> without) {
        Profile profile = Profiles.newest();
        Set<String> suites = new TreeSet<>();
        for (ProtocolVersion protocol : protocols) {
            (protocol == TLS_1_3 ? profile.tls13Suites() : profile.suites())
                    .stream()
                            .map(Graded::value)
                            .filter(suite -> suite.usableIn(protocol) && !without.contains(suite.opensslName()))
                            .forEach(suite -> certificates.stream()
                                    .filter(certificate -> protocol == TLS_1_3
                                            || certificate.equals("ECDSA")
                                                    == suite.opensslName().contains("ECDSA"))
                                    .forEach(certificate -> suites.add(
                                            protocol.label() + " " + suite.opensslName() + " " + certificate)));
        }
        return suites;
    }

    private static List<String> concat(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toList());
    }
}
