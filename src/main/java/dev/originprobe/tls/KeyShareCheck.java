package dev.originprobe.tls;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import java.util.Map;

/** Whether what a server sends as its half of a key exchange is one: a client must refuse what is not (RFC 8422, 5.4; RFC 8446, 4.2.8.2). */
final class KeyShareCheck {
    private static final Map<Integer, String> CURVES =
            Map.of(0x0017, "secp256r1", 0x0018, "secp384r1", 0x0019, "secp521r1");

    /** Bytes of a u-coordinate (RFC 7748, 5). */
    private static final Map<Integer, Integer> MONTGOMERY = Map.of(0x001d, 32, 0x001e, 56);

    /** The first byte of a point with both coordinates (SEC 1, 2.3.3), the one form that is offered. */
    private static final int UNCOMPRESSED = 4;

    private KeyShareCheck() {}

    /** Insists that these bytes are an element of that group, as far as the group is known here. */
    static void require(NamedGroup group, byte[] element) {
        String curve = CURVES.get(group.id());
        boolean right = curve != null
                ? isOn(curve(curve), element)
                : element.length == MONTGOMERY.getOrDefault(group.id(), element.length);
        if (!right) {
            throw new BrokenFlight("a key share that is not on " + group.label());
        }
    }

    private static boolean isOn(EllipticCurve curve, byte[] point) {
        int bytes = (curve.getField().getFieldSize() + 7) / 8;
        if (point.length != 1 + 2 * bytes || point[0] != UNCOMPRESSED) {
            return false;
        }
        BigInteger prime = ((ECFieldFp) curve.getField()).getP();
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + bytes));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + bytes, point.length));
        BigInteger right = x.pow(2).add(curve.getA()).multiply(x).add(curve.getB());
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).mod(prime).equals(right.mod(prime));
    }

    private static EllipticCurve curve(String name) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(name));
            return parameters.getParameterSpec(ECParameterSpec.class).getCurve();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + name, e);
        }
    }
}
