package dev.originprobe.rules;

import dev.originprobe.pki.ChainJudgement.PathKey;
import dev.originprobe.pki.KeyFacts;
import dev.originprobe.pki.TrustAnchor;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyUnsupportedTest {
    private static final KeyUnsupported RULE = new KeyUnsupported();

    private static Evidences holding(KeyFacts key, Optional<TrustAnchor> root) {
        return holding(key, 1, root);
    }

    private static Evidences holding(KeyFacts key, int index, Optional<TrustAnchor> root) {
        return new Evidences()
                .good()
                .chain(Evidences.chainOf(Evidences.facts("origin.test"), new PathKey(index, root, key)));
    }

    /** A key of the leaf, in a flight of TLS 1.2. */
    private static Judged leaf(KeyFacts key) {
        return Judged.by(RULE, holding(key, 0, ChainFaults.NO_ROOT));
    }

    private static KeyFacts rsa(int bits) {
        return new KeyFacts("RSA", OptionalInt.of(bits), Optional.empty());
    }

    private static KeyFacts ec(String curve, int bits) {
        return new KeyFacts("EC", OptionalInt.of(bits), Optional.of(curve));
    }

    @ParameterizedTest
    @ValueSource(ints = {1_024, 2_048, 4_096})
    void rsa_keys_of_1024_to_4096_bits_pass(int bits) {
        Judged.by(RULE, holding(rsa(bits), ChainFaults.NO_ROOT)).passes();
    }

    @ParameterizedTest
    @ValueSource(ints = {1_023, 4_097})
    void rsa_keys_of_other_sizes_are_undecided(int bits) {
        Judged.by(RULE, holding(rsa(bits), ChainFaults.NO_ROOT)).isUndecided(1, "a key of RSA " + bits);
    }

    @ParameterizedTest
    @CsvSource({"prime256v1, 256", "secp384r1, 384"})
    void ec_keys_on_two_curves_pass(String curve, int bits) {
        Judged.by(RULE, holding(ec(curve, bits), ChainFaults.NO_ROOT)).passes();
    }

    @Test
    void ec_keys_on_other_curves_are_undecided() {
        Judged.by(RULE, holding(ec("secp521r1", 521), ChainFaults.NO_ROOT)).isUndecided(1, "a key of EC secp521r1");
    }

    @Test
    void keys_that_no_engine_takes_are_broken() {
        Judged.by(RULE, holding(ec("prime192v1", 192), ChainFaults.NO_ROOT)).isBroken(1, "a key of EC prime192v1");
        KeyFacts explicit = new KeyFacts("EC", OptionalInt.of(256), Optional.empty());
        Judged.by(RULE, holding(explicit, ChainFaults.NO_ROOT)).isBroken(1, "a key of EC 256");
        KeyFacts unknown = new KeyFacts("1.2.3.4", OptionalInt.empty(), Optional.empty());
        Judged.by(RULE, holding(unknown, ChainFaults.NO_ROOT)).isBroken(1, "a key of 1.2.3.4");
    }

    @Test
    void edwards_keys_are_undecided_wherever_they_are() {
        KeyFacts edwards = new KeyFacts("Ed25519", OptionalInt.empty(), Optional.empty());
        Judged.by(RULE, holding(edwards, ChainFaults.NO_ROOT)).isUndecided(1, "a key of Ed25519");
        Judged.by(RULE, holding(edwards, ChainFaults.ROOT)).isUndecided(1, "the root Some Root: a key of Ed25519");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "Ed448", "DSA"})
    void a_leaf_that_signs_by_no_scheme_of_a_profile_is_broken(String algorithm) {
        leaf(new KeyFacts(algorithm, OptionalInt.empty(), Optional.empty())).isBroken(0, "a key of " + algorithm);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp521r1", "brainpoolP256r1", "secp256k1"})
    void a_leaf_on_a_curve_of_no_profile_is_broken_in_tls_1_2(String curve) {
        leaf(ec(curve, 256)).isBroken(0, "a key of EC " + curve);
    }

    @Test
    void a_leaf_for_rsa_pss_alone_is_undecided() {
        leaf(new KeyFacts("RSASSA-PSS", OptionalInt.of(2_048), Optional.empty()))
                .isUndecided(0, "a key of RSASSA-PSS 2048");
    }

    @Test
    void faults_and_no_certificates_are_none_of_its_business() {
        ChainFaults.assertReadsOnly(RULE, Set.of());
    }
}
