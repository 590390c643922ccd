package dev.originprobe.pki;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What kind of key a certificate holds.
 *
 * @param algorithm {@code RSA}, {@code RSASSA-PSS}, {@code EC}, {@code Ed25519}, {@code Ed448}, {@code DSA}, else the OID
 * @param bits modulus or field size; empty where it has no meaning or is not known
 * @param curve {@code prime256v1}, ..., else the OID; empty where it is not an EC key or its curve is spelled out
 */
public record KeyFacts(String algorithm, OptionalInt bits, Optional<String> curve) {
    /** {@code RSA 2048}, {@code EC prime256v1}, {@code Ed25519}: for people. */
    public String label() {
        return algorithm + curve.map(name -> " " + name).orElseGet(() -> bits.isPresent() ? " " + bits.getAsInt() : "");
    }
}
