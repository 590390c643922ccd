package dev.originprobe.servers;

import static dev.originprobe.tls.Tls13Server.certificate;
import static dev.originprobe.tls.Tls13Server.encryptedExtensions;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

/** What the command line says of TLS 1.3 origins that sign by a scheme that was not offered, or with a key that is not for it. */
final class UnofferedSignaturesTest extends FinishingOrigins {
    private static Script signingWith(Made leaf, String algorithm, int scheme) {
        return answering(server -> ServerBytes.join(
                server.helloRecord(),
                server.says(encryptedExtensions(), certificate(leaf.der())),
                server.says(server.certificateVerify(leaf.keys().getPrivate(), algorithm, scheme)),
                server.says(server.trueFinished())));
    }

    @Test
    void a_signature_with_md5_drops() {
        drops(signingWith(leaf(Mint.rsa()), "MD5withRSA", 0x0101), "choice-not-offered");
    }

    @Test
    void a_signature_of_an_older_protocol_drops() {
        drops(signingWith(leaf(Mint.rsa()), "SHA256withRSA", 0x0401), "choice-not-offered");
    }

    @Test
    void a_scheme_of_another_curve_than_the_keys_drops() {
        drops(signingWith(leaf(Mint.ec("secp384r1")), "SHA256withECDSA", 0x0403), "choice-not-offered");
    }

    @Test
    void a_scheme_of_the_keys_curve_connects() {
        connects(signingWith(leaf(Mint.ec("secp384r1")), "SHA384withECDSA", 0x0503), SESSION);
    }

    /** BoringSSL looks at the key usage, the JDK's engine does not. */
    @Test
    void a_certificate_that_one_client_takes_and_another_refuses_is_a_risk() throws IOException {
        Instant later = Instant.now().plus(Duration.ofDays(90));
        Made root = Template.authority("Root").until(later).issue();
        Made leaf = Template.leaf(Identities.HOST)
                .by(root)
                .keyUsage(KeyUsage.keyEncipherment)
                .until(later)
                .issue();
        Path anchor = folder.resolve("other-root.pem");
        Files.writeString(
                anchor,
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(root.der())
                        + "\n-----END CERTIFICATE-----\n");
        Script script = answering(server -> ServerBytes.join(
                server.helloRecord(),
                server.says(encryptedExtensions(), certificate(leaf.der())),
                server.says(server.certificateVerify(leaf.keys().getPrivate())),
                server.says(server.trueFinished())));
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            Row.connect("", peer.endpoint().port(), SESSION, "clients-disagree")
                    .with("--witness", "off")
                    .check(anchor);
        }
    }
}
