package dev.originprobe.servers;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** The certificates of the servers, as PEM files in one folder: a root, an intermediate and leaves for {@code origin.test}. */
final class Identities {
    static final String HOST = "origin.test";
    private static final Duration DAY = Duration.ofDays(1);

    private final Path folder;
    private final Made root = Template.authority("Test Root").current().issue();
    private final Made intermediate = Template.authority("Test Intermediate")
            .keys(Mint.rsa())
            .by(root)
            .current()
            .issue();

    /** One key for all the RSA leaves: making one takes longer than a probe. */
    private final KeyPair rsa = Mint.rsa();

    private final KeyPair p256 = Mint.ec("secp256r1");
    private final KeyPair p384 = Mint.ec("secp384r1");

    Identities(Path folder) {
        this.folder = folder;
    }

    /**
     * A chain and its key in PEM.
     *
     * @param chain file of the certificates, in the order in which they are served
     * @param key file of the leaf's key
     */
    record Identity(Path chain, Path key) {}

    /** The root: what a probe must trust. */
    Path trusted() {
        return write("root.pem", root.pem());
    }

    /** The PEM file of the intermediate alone, for servers that read leaf and chain from files of their own. */
    Path intermediate() {
        return write("intermediate.pem", intermediate.pem());
    }

    /** The PEM file of the intermediate and the root, for servers that ask for client certificates. */
    Path authorities() {
        return write("authorities.pem", Template.chainPem(List.of(intermediate, root)));
    }

    Identity rsa() {
        return of("rsa", rsa, leaf -> leaf);
    }

    Identity p256() {
        return of("p256", p256, leaf -> leaf);
    }

    Identity p384() {
        return of("p384", p384, leaf -> leaf);
    }

    /** A leaf whose key is of an algorithm that the JDK generates: {@code Ed25519}, {@code RSASSA-PSS}. */
    Identity ofKey(String algorithm) {
        try {
            return of(algorithm, KeyPairGenerator.getInstance(algorithm).generateKeyPair(), leaf -> leaf);
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    Identity p521() {
        return of("p521", Mint.ec("secp521r1"), leaf -> leaf);
    }

    /** An RSA leaf for other names. */
    Identity named(String... names) {
        return of(names[0], rsa, leaf -> leaf.dns(names));
    }

    /** A P-256 leaf for other names. */
    Identity ecdsaNamed(String... names) {
        return of("ecdsa-" + names[0], p256, leaf -> leaf.dns(names));
    }

    Identity expired() {
        Instant now = Instant.now();
        return of(
                "expired",
                rsa,
                leaf -> leaf.from(now.minus(DAY.multipliedBy(9))).until(now.minus(DAY)));
    }

    /** The RSA leaf without its intermediate. */
    Identity alone() {
        return write("alone", List.of(template(rsa).issue()));
    }

    /** Leaf, root, intermediate. */
    Identity misordered() {
        return write("misordered", List.of(template(rsa).issue(), root, intermediate));
    }

    /** Leaf, intermediate, root. */
    Identity withRoot() {
        return write("with-root", List.of(template(rsa).issue(), intermediate, root));
    }

    /** Chain and key of an identity in one file of that name, as HAProxy reads them. */
    Path bundle(String name, Identity identity) {
        return write(name, read(identity.chain()) + read(identity.key()));
    }

    /** The identity with its EC key as GnuTLS and NSS read it: not as the JDK writes it, without its public half. */
    Identity withPublicHalf(Identity identity) {
        String openssl = Peers.require("openssl");
        Path key = folder.resolve("public-half-" + identity.key().getFileName());
        RunningServer.run(folder, openssl, "ec", "-in", identity.key().toString(), "-out", key.toString());
        Path pkcs8 = folder.resolve("pkcs8-" + identity.key().getFileName());
        RunningServer.run(
                folder, openssl, "pkcs8", "-topk8", "-nocrypt", "-in", key.toString(), "-out", pkcs8.toString());
        return new Identity(identity.chain(), pkcs8);
    }

    private Identity of(String name, KeyPair keys, UnaryOperator<Template> change) {
        Template leaf = template(keys).subject("CN=" + name);
        return write(name, List.of(change.apply(leaf).issue(), intermediate));
    }

    private Template template(KeyPair keys) {
        return Template.leaf(HOST).keys(keys).by(intermediate).current();
    }

    private Identity write(String name, List<Made> chain) {
        return new Identity(
                write(name + ".pem", Template.chainPem(chain)),
                write(name + ".key", chain.get(0).keyPem()));
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
