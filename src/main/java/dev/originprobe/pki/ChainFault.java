package dev.originprobe.pki;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something wrong with a served chain, or something that could not be found out about it: facts alone. Rules decide what
 * follows from them. Names are untrusted text.
 */
public sealed interface ChainFault {
    /** The certificate's position as served, 0 is the first; for a fault of the included root, that of the last certificate. */
    int index();

    /**
     * A certificate that cannot be read.
     *
     * @param why what it has that it should not have
     */
    record Malformed(int index, String why) implements ChainFault {}

    /**
     * A certificate of the path, or its root, that has expired.
     *
     * @param root where it is the included root that has
     * @param at the instant at which it was judged
     */
    record Expired(int index, Optional<TrustAnchor> root, Instant notAfter, Instant at) implements ChainFault {}

    /**
     * A certificate of the path, or its root, that is not valid yet.
     *
     * @param root where it is the included root that is not
     * @param at the instant at which it was judged
     */
    record NotYetValid(int index, Optional<TrustAnchor> root, Instant notBefore, Instant at) implements ChainFault {}

    /** A leaf that is signed by itself and no included root. */
    record SelfSigned(int index, String subject) implements ChainFault {}

    /** A path that ends at a self-signed certificate, behind the leaf, that is no included root. */
    record RootNotIncluded(int index, String subject) implements ChainFault {}

    /**
     * A path that ends at a certificate whose issuer is neither served nor included.
     *
     * @param addresses URLs at which the issuer's certificate can be downloaded
     * @param strangers certificates that were served and have no part in the path
     */
    record Incomplete(int index, String issuer, List<String> addresses, List<Stranger> strangers)
            implements ChainFault {
        public Incomplete {
            addresses = List.copyOf(addresses);
            strangers = List.copyOf(strangers);
        }
    }

    /**
     * A certificate that issued none of the path.
     *
     * @param expired when it expired; empty where it has not
     */
    record Stranger(int index, String subject, Optional<Instant> expired) {}

    /**
     * A path that was not followed to its end.
     *
     * @param most signatures that are checked to find one
     */
    record PathNotFollowed(int index, long most) implements ChainFault {}

    /**
     * A set that gives a path, but in another order.
     *
     * @param found the certificate at the first position that another belongs to; empty where it cannot be read
     * @param wantedAt where the one that belongs there is served
     * @param served subjects in the order served
     * @param wanted subjects of the path
     */
    record Misordered(int index, Optional<String> found, int wantedAt, List<String> served, List<String> wanted)
            implements ChainFault {
        public Misordered {
            served = List.copyOf(served);
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * A certificate whose issuer is there by name, with a key that did not sign it.
     *
     * @param namesake position of the certificate of that name; empty where it is an included root
     * @param addresses URLs at which the issuer's certificate can be downloaded
     */
    record IssuerKeyDiffers(int index, String issuer, OptionalInt namesake, List<String> addresses)
            implements ChainFault {
        public IssuerKeyDiffers {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * A signature of an algorithm, or by a key, that nothing here can calculate with.
     *
     * @param byNobody whether no engine knows the algorithm
     */
    record SignatureUnchecked(int index, String algorithm, boolean byNobody) implements ChainFault {}

    /**
     * A signature that rests on a hash that is broken.
     *
     * @param hash {@code MD2}, {@code MD5} or {@code SHA-1}
     */
    record SignatureWeak(int index, String algorithm, String hash) implements ChainFault {}

    /**
     * An issuer that may not be one.
     *
     * @param root where it is the included root
     */
    record IssuerNotCa(int index, Optional<TrustAnchor> root, String subject, Lack lack) implements ChainFault {}

    /** What an issuer lacks. */
    enum Lack {
        /** {@code CA:TRUE} in basicConstraints. */
        CA,
        /** A subject. */
        NAME,
        /** keyCertSign in a keyUsage. */
        KEY_CERT_SIGN
    }

    /**
     * More intermediates below a CA than its pathLenConstraint allows.
     *
     * @param root the included root, where that is the CA; empty for an intermediate
     * @param subject of that CA
     */
    record PathLengthExceeded(int index, Optional<TrustAnchor> root, String subject, long below, int allowed)
            implements ChainFault {}

    /** A name that a CA above is not allowed to certify. */
    record NameNotPermitted(int index, String name) implements ChainFault {}

    /**
     * More names against more constraints than are compared here.
     *
     * @param most comparisons that are made
     */
    record NamesNotCompared(int index, long names, long most) implements ChainFault {}

    /** A leaf with a keyUsage that allows nothing that TLS does with a server's key. */
    record KeyUsageUnfit(int index) implements ChainFault {}

    /** A leaf with a Netscape certificate type that is no server's. */
    record NetscapeTypeUnfit(int index) implements ChainFault {}

    /**
     * Identifiers by which a certificate names another issuer than the one that signed it.
     *
     * @param root where that is the included root
     * @param why what each of the two says
     */
    record KeyIdentifierDiffers(int index, Optional<TrustAnchor> root, String why) implements ChainFault {}

    /**
     * A certificate that is odd in a way that not every engine takes.
     *
     * @param root where it is the included root's
     * @param has what it has
     * @param refusing who refuses it, where it is
     */
    record Odd(int index, Optional<TrustAnchor> root, String has, Oddity.Refusing refusing) implements ChainFault {}

    /**
     * An extendedKeyUsage without serverAuth.
     *
     * @param root where it is the included root's
     * @param usages OIDs
     */
    record ExtendedKeyUsageUnfit(int index, Optional<TrustAnchor> root, List<String> usages) implements ChainFault {
        public ExtendedKeyUsageUnfit {
            usages = List.copyOf(usages);
        }
    }

    /**
     * Critical extensions that are not known here.
     *
     * @param root where they are the included root's
     * @param oids dotted
     */
    record CriticalExtensionUnknown(int index, Optional<TrustAnchor> root, List<String> oids) implements ChainFault {
        public CriticalExtensionUnknown {
            oids = List.copyOf(oids);
        }
    }

    /**
     * A leaf issued after the date from which Mozilla distrusts its root.
     *
     * @param distrustAfter that date
     */
    record RootDistrusted(int index, String root, Instant issued, Instant distrustAfter) implements ChainFault {}

    /**
     * A certificate beside a path that is complete without it.
     *
     * @param subject empty where it cannot be read
     * @param expired when it expired; empty where it has not
     */
    record Excess(int index, Optional<String> subject, Surplus surplus, Optional<Instant> expired)
            implements ChainFault {}

    /** What a certificate is that the path does not need. */
    enum Surplus {
        /** The same as one before it. */
        COPY,
        /** An included root's name and key, issued by another CA. */
        CROSS_SIGNED,
        /** Any other. */
        UNRELATED
    }

    /** An included root that is served. */
    record ContainsRoot(int index) implements ChainFault {}
}
