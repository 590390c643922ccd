package dev.originprobe.pki;

/** The included roots that a chain may end at. */
public final class TrustStore {
    private TrustStore() {}

    /** No roots at all. */
    public static TrustStore none() {
        return new TrustStore();
    }
}
