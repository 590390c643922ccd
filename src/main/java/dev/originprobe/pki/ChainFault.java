package dev.originprobe.pki;

/**
 * Something wrong, or not decidable, about a served chain.
 *
 * @param index the certificate's position as served, 0 is the leaf
 * @param seen what is there; may hold untrusted text
 * @param wanted what would have passed
 * @param decided false where AWS does not say how CloudFront takes it
 * @param remedy the smallest change that fixes it
 */
public record ChainFault(Kind kind, int index, String seen, String wanted, boolean decided, String remedy) {
    /** What is wrong, one for each rule about certificates. */
    public enum Kind {
        MALFORMED,
        EXPIRED,
        NOT_YET_VALID,
        SELF_SIGNED,
        ISSUER_UNTRUSTED,
        INCOMPLETE,
        MISORDERED,
        SIGNATURE_INVALID,
        ISSUER_NOT_CA,
        PATH_LENGTH_EXCEEDED,
        NAME_CONSTRAINT_VIOLATED,
        USAGE_NOT_ALLOWED,
        CRITICAL_EXTENSION_UNKNOWN,
        ROOT_DISTRUSTED,
        KEY_UNSUPPORTED,
        SIGNATURE_WEAK,
        EXCESS,
        CONTAINS_ROOT
    }
}
