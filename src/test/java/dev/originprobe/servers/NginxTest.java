package dev.originprobe.servers;

import static dev.originprobe.servers.Row.connect;
import static dev.originprobe.servers.Row.drop;
import static dev.originprobe.servers.Row.refuses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.net.ViewerGet;
import dev.originprobe.servers.Identities.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says about nginx, configured in many ways. */
final class NginxTest {
    /** Room for every site below. */
    private static final int SITES = 64;

    /** Debian's OpenSSL speaks TLS 1.0 and 1.1, and 3DES, only at this level. */
    private static final String OLD_CIPHERS = "ssl_ciphers ALL:@SECLEVEL=0";

    private static final String ECDHE_ONLY = "ssl_ciphers ECDHE-RSA-AES256-GCM-SHA384";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String TLS13 = "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1";
    private static final String RSA = "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 prime256v1";
    private static final String ECDSA = "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 prime256v1";
    private static final String OLDER_RSA = "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 prime256v1";
    private static final String OLDER_ECDSA = "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 prime256v1";

    @TempDir
    static Path folder;

    private static Nginx nginx;
    private static Path trusted;
    private static int verifying;
    private static final List<Row> ROWS = new ArrayList<>();

    @BeforeAll
    static void start() {
        Identities identities = new Identities(folder);
        trusted = identities.trusted();
        nginx = new Nginx(folder, SITES);
        certificates(identities);
        protocols(identities.rsa());
        suites(identities);
        groups(identities.rsa());
        nginx.start();
    }

    @AfterAll
    static void stop() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> every_site_gets_its_verdict() {
        return ROWS.stream().map(row -> row.test(trusted));
    }

    @Test
    void one_that_answers_400_without_a_client_certificate_is_told_for_what_is_known_of_it() throws IOException {
        String report = Seen.at(verifying, trusted).report();

        assertEquals(
                400,
                ViewerGet.get(InetAddress.getLoopbackAddress(), verifying, Identities.HOST, "/", "test", PATIENCE)
                        .status());
        for (String words : List.of(
                "finishes the handshake without one: it is optional at the TLS level",
                "nginx with ssl_verify_client on answers 400",
                "CloudFront does not support client-side certificates",
                "or configure origin mTLS (OriginMtlsConfig)")) {
            assertTrue(report.contains(words), report);
        }
    }

    private static void certificates(Identities all) {
        ROWS.add(connect("RSA", nginx.site(List.of(all.rsa())), TLS13));
        ROWS.add(connect("P-256", nginx.site(List.of(all.p256())), TLS13));
        ROWS.add(connect("P-384", nginx.site(List.of(all.p384())), TLS13));
        ROWS.add(connect("RSA and P-256", nginx.site(List.of(all.rsa(), all.p256())), TLS13));
        ROWS.add(connect("RSA, TLS 1.2 only", nginx.site(List.of(all.rsa()), "ssl_protocols TLSv1.2"), RSA));
        ROWS.add(connect("P-256, TLS 1.2 only", nginx.site(List.of(all.p256()), "ssl_protocols TLSv1.2"), ECDSA));
        ROWS.add(connect("P-384, TLS 1.2 only", nginx.site(List.of(all.p384()), "ssl_protocols TLSv1.2"), ECDSA));
        ROWS.add(connect(
                "RSA and P-256, TLS 1.2 only",
                nginx.site(List.of(all.rsa(), all.p256()), "ssl_protocols TLSv1.2"),
                ECDSA));
        ROWS.add(connect(
                "RSA and P-256, TLS 1.2 only, RSA preferred",
                nginx.site(
                        List.of(all.rsa(), all.p256()),
                        "ssl_protocols TLSv1.2",
                        "ssl_prefer_server_ciphers on",
                        "ssl_ecdh_curve prime256v1:secp384r1",
                        "ssl_ciphers ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES256-GCM-SHA384"),
                OLDER_RSA));
        ROWS.add(drop("wrong name", nginx.site(List.of(all.named("other.test"))), TLS13, "name-mismatch"));
        ROWS.add(drop("expired", nginx.site(List.of(all.expired())), TLS13, "certificate-expired"));
        ROWS.add(drop("no intermediate", nginx.site(List.of(all.alone())), TLS13, "chain-incomplete"));
        ROWS.add(drop("misordered", nginx.site(List.of(all.misordered())), TLS13, "chain-misordered"));
        ROWS.add(connect("root too", nginx.site(List.of(all.withRoot())), TLS13, "chain-contains-root"));
        int port = nginx.site(List.of(all.named("default.test")));
        nginx.alsoAt(port, List.of(all.rsa()), "server_name " + Identities.HOST);
        nginx.alsoAt(port, List.of(all.named("www.test")), "server_name www.test");
        ROWS.add(connect("SNI selects", port, TLS13));
        ROWS.add(connect("forwarded SNI selects", port, TLS13).with("--forwarded-host", "www.test"));
        ROWS.add(drop("unknown forwarded SNI gets the default", port, TLS13, "name-mismatch")
                .with("--forwarded-host", "none.test"));
        int needed = nginx.site(List.of(all.rsa()), "ssl_reject_handshake on");
        nginx.alsoAt(needed, List.of(all.named("www.test")), "server_name www.test");
        ROWS.add(refuses("an unknown name is rejected", needed, "server-name-refused"));
        ROWS.add(refuses("2017-12 and P-256", nginx.site(List.of(all.p256())), "cipher-refused")
                .with("--profile", "2017-12"));
        ROWS.add(connect("2018-03 and P-256", nginx.site(List.of(all.p256())), OLDER_ECDSA)
                .with("--profile", "2018-03"));
        verifying = nginx.site(
                List.of(all.rsa()),
                "ssl_protocols TLSv1.2",
                "ssl_verify_client on",
                "ssl_client_certificate " + all.authorities());
        ROWS.add(drop("a required client certificate", verifying, RSA, "client-certificate-required")
                .undecided());
    }

    private static void protocols(Identity identity) {
        for (String protocol : List.of("TLSv1", "TLSv1.1")) {
            int port = nginx.site(List.of(identity), "ssl_protocols " + protocol, OLD_CIPHERS);
            ROWS.add(refuses(protocol, port, "protocol-refused"));
            ROWS.add(connect(
                            protocol + " and the setting",
                            port,
                            protocol + " TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA prime256v1",
                            "protocol-obsolete")
                    .with("--origin-ssl-protocols", protocol));
        }
        int newest = nginx.site(List.of(identity), "ssl_protocols TLSv1.3");
        ROWS.add(connect("TLSv1.3", newest, TLS13));
        ROWS.add(refuses("TLSv1.3 and a profile without", newest, "protocol-refused")
                .with("--profile", "2021-07"));
        ROWS.add(refuses("TLSv1.3 and a setting without TLSv1.2", newest, "protocol-refused")
                .undecided()
                .with("--origin-ssl-protocols", "TLSv1,TLSv1.1"));
        int twelve = nginx.site(List.of(identity), "ssl_protocols TLSv1.2");
        ROWS.add(refuses("TLSv1.2 and a setting without", twelve, "protocol-refused")
                .with("--origin-ssl-protocols", "TLSv1,TLSv1.1"));
        ROWS.add(refuses("TLSv1.2 and SSLv3 in the setting", twelve, "protocol-refused")
                .with("--origin-ssl-protocols", "SSLv3,TLSv1.2"));
    }

    /** Every suite of the newest profile that Debian's OpenSSL still has, alone; and two that CloudFront lacks. */
    private static void suites(Identities all) {
        String only = "ssl_protocols TLSv1.2";
        for (String suite : List.of(
                "ECDHE-RSA-AES256-GCM-SHA384 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 prime256v1",
                "ECDHE-RSA-AES256-SHA384 TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384 prime256v1",
                "ECDHE-RSA-AES256-SHA TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA prime256v1",
                "ECDHE-RSA-AES128-GCM-SHA256 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 prime256v1",
                "ECDHE-RSA-AES128-SHA256 TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256 prime256v1",
                "ECDHE-RSA-AES128-SHA TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA prime256v1",
                "AES256-SHA TLS_RSA_WITH_AES_256_CBC_SHA -",
                "AES128-SHA TLS_RSA_WITH_AES_128_CBC_SHA -")) {
            ROWS.add(suite(suite, all.rsa(), only));
        }
        for (String suite : List.of(
                "ECDHE-ECDSA-AES256-GCM-SHA384 TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 prime256v1",
                "ECDHE-ECDSA-AES256-SHA384 TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384 prime256v1",
                "ECDHE-ECDSA-AES256-SHA TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA prime256v1",
                "ECDHE-ECDSA-AES128-GCM-SHA256 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256 prime256v1",
                "ECDHE-ECDSA-AES128-SHA256 TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256 prime256v1",
                "ECDHE-ECDSA-AES128-SHA TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA prime256v1")) {
            ROWS.add(suite(suite, all.p256(), only));
        }
        for (String foreign : List.of("ECDHE-RSA-CHACHA20-POLY1305", "AES256-SHA256", "ECDHE-RSA-CAMELLIA256-SHA384")) {
            int port = nginx.site(List.of(all.rsa()), only, "ssl_ciphers " + foreign);
            ROWS.add(refuses(foreign, port, "cipher-refused"));
        }
        for (String doubtful : List.of(
                "AES128-GCM-SHA256 TLS_RSA_WITH_AES_128_GCM_SHA256",
                "AES256-GCM-SHA384 TLS_RSA_WITH_AES_256_GCM_SHA384",
                "AES128-SHA256 TLS_RSA_WITH_AES_128_CBC_SHA256")) {
            String[] names = doubtful.split(" ", -1);
            String session = "TLSv1.2 " + names[1] + " -";
            int alone = nginx.site(List.of(all.rsa()), only, "ssl_ciphers " + names[0]);
            ROWS.add(drop(names[0] + " alone", alone, session, "cipher-refused").undecided());
            ROWS.add(refuses(names[0] + " alone, before the policies", alone, "cipher-refused")
                    .with("--profile", "2018-03"));
            int preferred = nginx.site(
                    List.of(all.rsa()),
                    only,
                    "ssl_prefer_server_ciphers on",
                    "ssl_ciphers " + names[0] + ":ECDHE-RSA-AES128-GCM-SHA256");
            ROWS.add(connect(names[0] + " preferred to a listed suite", preferred, session));
        }
        int x25519 = nginx.site(
                List.of(all.rsa()),
                only,
                "ssl_ecdh_curve X25519",
                "ssl_ciphers ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256");
        ROWS.add(drop(
                        "X25519 alone, before it was in the policy",
                        x25519,
                        "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 X25519",
                        "group-refused")
                .undecided()
                .with("--profile", "2021-07"));
        ROWS.add(connect("X25519 alone", x25519, "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 X25519"));
    }

    /** A suite by OpenSSL's name, IANA's name, and group. */
    private static Row suite(String names, Identity identity, String protocol) {
        String[] columns = names.split(" ", 2);
        int port = nginx.site(List.of(identity), protocol, "ssl_ciphers " + columns[0] + ":@SECLEVEL=0");
        return connect(columns[0], port, "TLSv1.2 " + columns[1]);
    }

    private static void groups(Identity identity) {
        for (String group : List.of("prime256v1", "secp384r1", "X25519")) {
            int port = nginx.site(List.of(identity), "ssl_protocols TLSv1.2", "ssl_ecdh_curve " + group, ECDHE_ONLY);
            ROWS.add(connect(group, port, "TLSv1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384 " + group));
            int newest = nginx.site(List.of(identity), "ssl_protocols TLSv1.3", "ssl_ecdh_curve " + group);
            ROWS.add(connect(group + " in TLS 1.3", newest, "TLSv1.3 TLS_AES_128_GCM_SHA256 " + group));
        }
        for (String group : List.of("secp521r1", "X448")) {
            int port = nginx.site(List.of(identity), "ssl_protocols TLSv1.2", "ssl_ecdh_curve " + group, ECDHE_ONLY);
            ROWS.add(refuses(group, port, "group-refused"));
            int newest = nginx.site(List.of(identity), "ssl_protocols TLSv1.3", "ssl_ecdh_curve " + group);
            ROWS.add(refuses(group + " in TLS 1.3", newest, "group-refused"));
        }
    }
}
