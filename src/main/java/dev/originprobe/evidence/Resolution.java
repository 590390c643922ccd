package dev.originprobe.evidence;

import dev.originprobe.octets.Octets;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** What the name of an origin resolved to. */
public sealed interface Resolution {
    /** Addresses of the wanted type, at least one, in the order of the answer. */
    record Addresses(List<InetAddress> addresses) implements Resolution {
        public Addresses {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * Nothing was resolved nor probed: the certificates of a bundle.
     *
     * @param certificates at least one, in the order of the file
     * @param publicKey the subjectPublicKey that belongs to a private key among them; empty where there is none to compare
     */
    record Bundle(List<Octets> certificates, Optional<Octets> publicKey) implements Resolution {
        public Bundle {
            certificates = List.copyOf(certificates);
        }

        public Bundle(List<Octets> certificates) {
            this(certificates, Optional.empty());
        }
    }

    /** The name exists and has no address of the wanted type. */
    record NoneOfType() implements Resolution {}

    /**
     * No answer by the deadline, of name servers that still had time.
     *
     * @param detail why, in a few words
     */
    record NotTried(String detail) implements Resolution {}

    /**
     * No answer: no such name, a failing or a silent name server.
     *
     * @param timedOut whether the name servers did not answer, rather than answer no
     * @param detail the resolver's words, for people only
     */
    record Unresolved(boolean timedOut, String detail) implements Resolution {}
}
