package dev.originprobe.origin;

/** The origin's IpAddressType setting (CloudFront API, since 2025-09-03). */
public enum IpAddressType {
    IPV4,
    IPV6,
    DUALSTACK;

    public boolean wantsIpv4() {
        return this != IPV6;
    }

    public boolean wantsIpv6() {
        return this != IPV4;
    }
}
