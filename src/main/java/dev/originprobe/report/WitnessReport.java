package dev.originprobe.report;

import java.util.Optional;

/**
 * The {@code witness} object of the report: what another client made of an address, as one more reading.
 *
 * @param client its name
 * @param version of it
 * @param policy the security policy that it was given
 * @param completed whether it finished the handshake
 * @param protocol SSLv3 to TLSv1.3; empty where none was chosen
 * @param cipherSuite IANA's name; empty where none was chosen
 * @param group empty where none was chosen
 * @param error in its own words; empty where it finished the handshake
 */
public record WitnessReport(
        String client,
        String version,
        String policy,
        boolean completed,
        Optional<String> protocol,
        Optional<String> cipherSuite,
        Optional<String> group,
        Optional<String> error) {}
