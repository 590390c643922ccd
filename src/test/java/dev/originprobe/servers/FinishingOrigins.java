package dev.originprobe.servers;

import static dev.originprobe.tls.Tls13Server.certificate;
import static dev.originprobe.tls.Tls13Server.encryptedExtensions;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.ScriptedPeer;
import dev.originprobe.fixtures.ScriptedPeer.Line;
import dev.originprobe.fixtures.ScriptedPeer.Script;
import dev.originprobe.fixtures.ServerBytes;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.tls.Tls13Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** TLS 1.3 origins that finish their handshakes, and what the command line must say of them. */
abstract class FinishingOrigins {
    static final int SUITE = 0x1301;
    static final String SESSION = "TLSv1.3 TLS_AES_128_GCM_SHA256 prime256v1";
    static final Made ROOT = Template.authority("Root").current().issue();
    static final Made P256 = leaf(Mint.ec("secp256r1"));

    @TempDir
    static Path folder;

    static Path trusted;

    @BeforeAll
    static void issue() throws IOException {
        trusted = Files.writeString(folder.resolve("root.pem"), ROOT.pem());
    }

    static Made leaf(KeyPair keys) {
        return Template.leaf(Identities.HOST).keys(keys).by(ROOT).current().issue();
    }

    @FunctionalInterface
    interface Flight {
        byte[] of(Tls13Server server);
    }

    /** A flight of these messages, signed and ended as it must be. */
    static byte[] flight(Tls13Server server, byte[] extensions, byte[] certificate) {
        return ServerBytes.join(
                server.helloRecord(),
                server.says(extensions, certificate),
                server.says(server.certificateVerify(P256.keys().getPrivate())),
                server.says(server.trueFinished()));
    }

    static byte[] flight(Tls13Server server) {
        return flight(server, encryptedExtensions(), certificate(P256.der()));
    }

    /** Answers every hello with a share of secp256r1 so, and refuses the others. */
    static Script answering(Flight flight) {
        return line -> answer(line, line.readRecord(), flight);
    }

    static void answer(Line line, byte[] hello, Flight flight) throws IOException {
        try {
            line.send(flight.of(new Tls13Server(hello, SUITE)));
            line.stay();
        } catch (IllegalArgumentException noShare) {
            line.send(ServerBytes.alert(2, 40));
        }
    }

    static void connects(Script script, String session, String... risks) {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            Row.connect("", peer.endpoint().port(), session, risks)
                    .with("--witness", "off")
                    .check(trusted);
        }
    }

    static void drops(Script script, String rule) {
        drops(script, SESSION, rule);
    }

    /** What is said to be a choice that was not offered, AWS's own library refuses too, where it can be asked. */
    static void drops(Script script, String session, String rule) {
        try (ScriptedPeer peer = ScriptedPeer.playing(script)) {
            Row.drop("", peer.endpoint().port(), session, rule).check(trusted);
            if (rule.equals("choice-not-offered")) {
                String report = Seen.at(peer.endpoint().port(), trusted).report();
                assertFalse(
                        new ObjectMapper()
                                .readTree(report)
                                .at("/origins/0/addresses/0/witness/completed")
                                .asBoolean(),
                        report);
            }
        } catch (JsonProcessingException bad) {
            throw new AssertionError(bad);
        }
    }
}
