package dev.originprobe.pki;

import java.util.Optional;

/**
 * Something in a certificate that is not as X.690 and RFC 5280 want it, and that can be read nevertheless.
 *
 * @param what it has
 * @param refusing who refuses such a certificate
 */
public record Oddity(String what, Refusing refusing) {
    /** Who refuses it, as {@code testdata/engines/certificates.txt} has it from the engines themselves. */
    public enum Refusing {
        /** OpenSSL and AWS-LC alike. */
        EVERYBODY,
        /** OpenSSL and AWS-LC where it is an issuer's; AWS-LC alone where it is the leaf's. */
        EVERYBODY_OF_ISSUERS,
        /** OpenSSL and AWS-LC where it is the leaf's; OpenSSL alone where it is an issuer's. */
        EVERYBODY_OF_LEAVES,
        /** AWS-LC; OpenSSL takes it. */
        AWS_LC,
        /** OpenSSL; AWS-LC takes it. */
        OPENSSL,
        /** BoringSSL, in a leaf; OpenSSL and AWS-LC take it. */
        BORINGSSL,
        /** BoringSSL or Bouncy Castle; OpenSSL and AWS-LC take it. */
        STRICT;

        /** The same for a certificate at that depth of the path, 0 is the leaf; empty where nobody refuses it there. */
        Optional<Refusing> at(int depth) {
            return switch (this) {
                case EVERYBODY_OF_ISSUERS -> Optional.of(depth == 0 ? AWS_LC : EVERYBODY);
                case EVERYBODY_OF_LEAVES -> Optional.of(depth == 0 ? EVERYBODY : OPENSSL);
                case BORINGSSL -> Optional.of(this).filter(leaf -> depth == 0);
                default -> Optional.of(this);
            };
        }
    }

    static Oddity refusedByAll(String what) {
        return new Oddity(what, Refusing.EVERYBODY);
    }

    static Oddity refusedByAwsLc(String what) {
        return new Oddity(what, Refusing.AWS_LC);
    }
}
