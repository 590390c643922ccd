package dev.originprobe.origin;

import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.ClientHelloReader;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.Fingerprint;
import dev.originprobe.tls.ReceivedHello;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fingerprints that s2n-tls has with CloudFront's policies, without tickets and ALPN, which are not published. */
final class PublishedHelloTest {
    private static final CipherSuite RC4 = new CipherSuite(0x0004);

    @ParameterizedTest
    @CsvSource({
        "2025-11, true, df3c34c9663ad42f36ead5c07f6479f9, t13d230700_bfd1c9809abf_87ed7251f08f",
        "2025-11, false, 6f39c3850939ca8798ab8340fd95fe20, t13d220700_5976a44c9224_87ed7251f08f",
        "2023-11, true, 9dbdb08850ce5b6c6f97718123180216, t12d200500_ed211e0f11d1_728649376479",
        "2023-11, false, 8066f428fae2ba781168564ebb605e45, t12d190500_cc0cbe2b114c_728649376479"
    })
    void our_bytes_have_the_fingerprints_of_the_published_policy(String profile, boolean rc4, String ja3, String ja4) {
        ClientOffer offer = Profiles.named(profile).orElseThrow().offer(Set.of(TLS_1_2), Optional.of("origin.test"));
        ReceivedHello hello = read(rc4 ? offer : withoutRc4(offer));

        assertEquals(ja3, Fingerprint.ja3(hello));
        assertEquals(ja4, Fingerprint.ja4(hello));
    }

    private static ReceivedHello read(ClientOffer offer) {
        byte[] sent = ClientHello.record(offer, Hellos.random());
        return assertInstanceOf(
                        ClientHelloReader.Result.Whole.class,
                        ClientHelloReader.START.after(sent).result())
                .hello();
    }

    private static ClientOffer withoutRc4(ClientOffer offer) {
        return new ClientOffer(
                offer.versions(),
                offer.suites().stream().filter(suite -> !suite.equals(RC4)).toList(),
                offer.groups(),
                offer.signatureSchemes(),
                offer.serverName());
    }
}
