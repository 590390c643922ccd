package dev.originprobe.pki;

/**
 * How much is calculated for one chain at most. What would need more is not begun, and left undecided.
 *
 * @param most units of work, such as signatures
 */
record Budget(long most) {
    /**
     * Signatures checked to find a path: a confused operator's bundle needs a few dozen; a set made to be searched for ever
     * is left (webpki's budget is 100).
     */
    static final Budget SIGNATURES = new Budget(400);

    /** Comparisons of a name with a subtree, after which OpenSSL and BoringSSL refuse the certificate. */
    static final Budget NAME_COMPARISONS = new Budget(1 << 20);

    boolean covers(long needed) {
        return needed <= most;
    }
}
