package dev.originprobe.engines;

import dev.originprobe.engines.OddChains.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A way in which a certificate can be odd.
 *
 * @param name what is odd, unique
 * @param rsa whether the chain's keys are RSA, else EC
 * @param places which certificates it makes sense in
 * @param encoding whether it is a matter of BER and DER, which readers that are no TLS engines have their word in
 * @param authorityName the subject of the intermediate, as an RDN, where it is not the usual one
 */
record Form(
        String name,
        boolean rsa,
        Set<Place> places,
        boolean encoding,
        Optional<Asn> authorityName,
        Consumer<OddCertificate> change) {
    private static final Set<Place> EVERYWHERE = Set.of(Place.LEAF, Place.INTERMEDIATE, Place.ROOT);

    static Form of(String name, Consumer<OddCertificate> change) {
        return new Form(name, false, EVERYWHERE, false, Optional.empty(), change);
    }

    static Form ofRsa(String name, Consumer<OddCertificate> change) {
        return new Form(name, true, EVERYWHERE, false, Optional.empty(), change);
    }

    /** In the leaf alone, or in what issues alone. */
    Form at(Place place) {
        Set<Place> there = place == Place.LEAF ? Set.of(place) : Set.of(place, Place.ROOT);
        return new Form(name, rsa, there, encoding, authorityName, change);
    }

    Form ofEncoding() {
        return new Form(name, rsa, places, true, authorityName, change);
    }

    /** Under an intermediate of another name. */
    Form named(Asn rdn) {
        return new Form(name, rsa, places, encoding, Optional.of(rdn), change);
    }

    OddChain in(Place place) {
        return OddChains.with(place, rsa, authorityName, change);
    }

    /** All of them. */
    static List<Form> all() {
        return java.util.stream.Stream.of(ExtensionForms.all(), NameForms.all(), EncodingForms.all(), KeyForms.all())
                .flatMap(List::stream)
                .toList();
    }
}
