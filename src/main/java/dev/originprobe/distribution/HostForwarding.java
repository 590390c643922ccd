package dev.originprobe.distribution;

/** What Host header a behavior's origin gets. */
public sealed interface HostForwarding {
    /**
     * The viewer's.
     *
     * @param by what says so, for people
     */
    record Forwarded(String by, Location location) implements HostForwarding {}

    /** The origin's domain name. */
    record Withheld() implements HostForwarding {}

    /**
     * The contents of a policy are not known.
     *
     * @param of the policy, for people
     */
    record Unknown(String of, Location location) implements HostForwarding {}
}
