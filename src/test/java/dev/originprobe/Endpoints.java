package dev.originprobe;

import dev.originprobe.origin.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Port 443 of addresses for documentation (RFC 5737), which no test connects to. */
public final class Endpoints {
    private Endpoints() {}

    /** Port 443 of 192.0.2.{@code last}. */
    public static Endpoint endpoint(int last) {
        try {
            return new Endpoint(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last}), 443);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
