package dev.originprobe.origin;

import static dev.originprobe.tls.ProtocolVersion.SSL_3_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_0;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_1;
import static dev.originprobe.tls.ProtocolVersion.TLS_1_2;

import dev.originprobe.tls.ClientHello;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The hello of every profile in every setting of note, with and without a server name. */
final class Hellos {
    private static final List<Set<ProtocolVersion>> SETTINGS = List.of(
            Set.of(SSL_3_0),
            Set.of(TLS_1_0),
            Set.of(TLS_1_1),
            Set.of(TLS_1_2),
            Set.of(TLS_1_0, TLS_1_2),
            Set.of(TLS_1_0, TLS_1_1, TLS_1_2));

    private static final byte[] RANDOM = new byte[32];

    static {
        IntStream.range(0, RANDOM.length).forEach(i -> RANDOM[i] = (byte) i);
    }

    private Hellos() {}

    /**
     * A hello.
     *
     * @param name {@code 2021-07 TLSv1 TLSv1.2 with SNI}
     */
    record Hello(String name, ClientOffer offer) {
        byte[] bytes() {
            return ClientHello.record(offer, random());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** 00 01 02 ... 1f, in every hello. */
    static byte[] random() {
        return RANDOM.clone();
    }

    static Stream<Hello> all() {
        return Profiles.all().stream().flatMap(Hellos::of);
    }

    static Stream<Hello> of(Profile profile) {
        return SETTINGS.stream()
                .filter(profile.selectable()::containsAll)
                .flatMap(setting -> Stream.of(Optional.<String>empty(), Optional.of("origin.test"))
                        .map(name -> new Hello(
                                profile.name() + " "
                                        + setting.stream()
                                                .sorted()
                                                .map(ProtocolVersion::label)
                                                .collect(Collectors.joining(" "))
                                        + (name.isPresent() ? " with SNI" : " without SNI"),
                                profile.offer(setting, name))));
    }
}
