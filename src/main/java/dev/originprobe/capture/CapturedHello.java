package dev.originprobe.capture;

import dev.originprobe.octets.Octets;
import dev.originprobe.tls.ReceivedHello;
import java.net.InetAddress;
import java.time.Instant;

/**
 * A ClientHello that somebody sent, and by whom.
 *
 * @param from the address it came from
 * @param record the bytes of its records, as sent
 * @param handshake what became of the handshake afterwards, for people: {@code finished}, or why not
 */
public record CapturedHello(InetAddress from, Instant at, ReceivedHello hello, Octets record, String handshake) {}
