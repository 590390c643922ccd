package dev.originprobe.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.originprobe.fixtures.ServerBytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeySharesTest {
    @ParameterizedTest
    @CsvSource({"0x17, secp256r1, 32", "0x18, secp384r1, 48", "0x19, secp521r1, 66"})
    void the_share_is_the_base_point_of_the_curve(int group, String curve, int length) throws Exception {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve));
        var base = parameters.getParameterSpec(ECParameterSpec.class).getGenerator();

        assertArrayEquals(
                ServerBytes.join(
                        ServerBytes.bytes(4), fixed(base.getAffineX(), length), fixed(base.getAffineY(), length)),
                KeyShares.of(new NamedGroup(group)).orElseThrow());
    }

    @Test
    void the_base_point_of_x25519_is_nine() {
        byte[] nine = new byte[32];
        nine[0] = 9;

        assertArrayEquals(nine, KeyShares.of(NamedGroup.X25519).orElseThrow());
    }

    @Test
    void the_base_point_of_x448_is_five() {
        byte[] five = new byte[56];
        five[0] = 5;

        assertArrayEquals(five, KeyShares.of(NamedGroup.X448).orElseThrow());
    }

    @Test
    void other_groups_have_none() {
        assertEquals(Optional.empty(), KeyShares.of(new NamedGroup(0x0104)));
    }

    private static byte[] fixed(BigInteger number, int length) {
        byte[] bytes = new byte[length];
        byte[] shortest = number.toByteArray();
        int count = Math.min(shortest.length, length);
        System.arraycopy(shortest, shortest.length - count, bytes, length - count, count);
        return bytes;
    }
}
