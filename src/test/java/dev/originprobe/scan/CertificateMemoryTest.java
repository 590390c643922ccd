package dev.originprobe.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.originprobe.demo.Mint;
import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;
import dev.originprobe.octets.Octets;
import dev.originprobe.pki.CertificateFacts;
import dev.originprobe.pki.Certificates;
import dev.originprobe.pki.ChainJudge;
import dev.originprobe.pki.ChainJudgement;
import dev.originprobe.pki.TrustStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;

final class CertificateMemoryTest {
    private final Made root = Template.authority("Root").issue();
    private final Made upper = Template.authority("Upper").by(root).issue();
    private final Made lower = Template.authority("Lower").by(upper).issue();
    private final Made other = Template.authority("Lower").by(upper).issue();
    private final Made rsa = Template.authority("RSA").keys(Mint.rsa()).by(root).issue();
    private final List<Octets> pool = pool();

    private record Asked(List<Octets> served, TrustStore trust, Instant at) {
        ChainJudgement judged(Certificates reader) {
            return ChainJudge.judge(served, trust, at, CertificateMemoryTest::isOurs, reader);
        }
    }

    @Test
    void a_chain_is_judged_the_same_whatever_was_judged_before() {
        Certificates remembered = Certificates.remembered(new CertificateMemory());
        List<Asked> chains = chains(new Random(16));

        List<ChainJudgement> judged = Stream.concat(chains.stream(), chains.stream())
                .parallel()
                .map(chain -> chain.judged(remembered))
                .toList();

        List<ChainJudgement> afresh = chains.stream()
                .map(chain -> chain.judged(Certificates.afresh()))
                .toList();
        assertEquals(afresh, judged.subList(0, chains.size()));
        assertEquals(afresh, judged.subList(chains.size(), judged.size()));
        assertTrue(afresh.stream().distinct().count() > 100);
    }

    @Test
    void what_was_found_is_not_looked_for_again() {
        AtomicInteger asked = new AtomicInteger();
        ToIntFunction<Octets> length = remembered(asked);

        assertEquals(7, length.applyAsInt(bytes(7, 1)));
        assertEquals(7, length.applyAsInt(bytes(7, 1)));
        assertEquals(8, length.applyAsInt(bytes(8, 1)));

        assertEquals(2, asked.get());
    }

    @Test
    void no_more_than_two_megabytes_of_certificates_are_remembered_the_last_ones_asked_for() {
        AtomicInteger asked = new AtomicInteger();
        ToIntFunction<Octets> length = remembered(asked);
        List<Octets> half =
                IntStream.range(0, 128).mapToObj(i -> bytes(8 << 10, i)).toList();
        half.forEach(one -> assertEquals(one.length(), length.applyAsInt(one)));
        IntStream.range(128, 300).forEach(i -> {
            assertEquals(half.get(0).length(), length.applyAsInt(half.get(0)));
            assertEquals(bytes(8 << 10, i).length(), length.applyAsInt(bytes(8 << 10, i)));
        });
        assertEquals(300, asked.get());

        assertEquals(half.get(0).length(), length.applyAsInt(half.get(0)));
        assertEquals(300, asked.get());

        assertEquals(half.get(1).length(), length.applyAsInt(half.get(1)));
        assertEquals(301, asked.get());
    }

    @Test
    void a_certificate_of_unusual_length_drives_out_no_others() {
        AtomicInteger asked = new AtomicInteger();
        ToIntFunction<Octets> length = remembered(asked);

        assertEquals(bytes(1 << 20, 1).length(), length.applyAsInt(bytes(1 << 20, 1)));
        assertEquals(bytes(1 << 20, 1).length(), length.applyAsInt(bytes(1 << 20, 1)));

        assertEquals(2, asked.get());
    }

    /** A signature of any length may stand under a short certificate, and is remembered with it. */
    @Test
    void a_certificate_weighs_what_is_held_of_it() throws IOException {
        ASN1Sequence signed = ASN1Sequence.getInstance(lower.der());
        byte[] padded = new DERSequence(new ASN1Encodable[] {
                    signed.getObjectAt(0), signed.getObjectAt(1), new DERBitString(new byte[30_000])
                })
                .getEncoded();
        List<List<Integer>> weights = new ArrayList<>();
        Certificates weighed = Certificates.remembered(new Certificates.Memory() {
            @Override
            public <A, R> Function<A, R> of(Function<A, R> function, ToIntFunction<A> bytes) {
                List<Integer> each = new ArrayList<>();
                weights.add(each);
                return argument -> {
                    each.add(bytes.applyAsInt(argument));
                    return function.apply(argument);
                };
            }
        });

        new Asked(
                        List.of(Octets.of(padded), Octets.of(upper.der())),
                        TrustStore.none().with(List.of(root.der())),
                        Template.NOW)
                .judged(weighed);

        weights.forEach(each -> assertTrue(each.stream().anyMatch(weight -> weight > 30_000), each::toString));
    }

    private static boolean isOurs(CertificateFacts certificate) {
        return certificate.dnsNames().contains("origin.test");
    }

    private static ToIntFunction<Octets> remembered(AtomicInteger asked) {
        Function<Octets, Integer> function = new CertificateMemory()
                .of(
                        octets -> {
                            asked.incrementAndGet();
                            return octets.length();
                        },
                        Octets::length);
        return function::apply;
    }

    private static Octets bytes(int length, int number) {
        byte[] bytes = new byte[length];
        bytes[0] = (byte) number;
        bytes[1] = (byte) (number >> 8);
        return Octets.of(bytes);
    }

    /** Leaves, their issuers, one of the same name with another key, the root, and bytes that are no certificate. */
    private List<Octets> pool() {
        List<Made> made = List.of(
                root,
                upper,
                lower,
                other,
                rsa,
                Template.leaf("origin.test").by(lower).issue(),
                Template.leaf("origin.test").by(rsa).issue(),
                Template.leaf("other.test").by(lower).issue());
        List<Octets> all =
                new ArrayList<>(made.stream().map(one -> Octets.of(one.der())).toList());
        byte[] leaf = made.get(5).der();
        all.add(Octets.of(Arrays.copyOf(leaf, leaf.length - 9)));
        byte[] forged = leaf.clone();
        forged[forged.length - 1] ^= 1;
        all.add(Octets.of(forged));
        return all;
    }

    private List<Asked> chains(Random random) {
        List<TrustStore> trusts = List.of(
                TrustStore.none(),
                TrustStore.none().with(List.of(root.der())),
                TrustStore.none().with(List.of(lower.der(), root.der())));
        List<Duration> times = List.of(Duration.ZERO, Duration.ofDays(20_000), Duration.ofDays(-20_000));
        return Stream.generate(() -> new Asked(
                        random.ints(1 + random.nextInt(5), 0, pool.size())
                                .mapToObj(pool::get)
                                .toList(),
                        trusts.get(random.nextInt(trusts.size())),
                        Template.NOW.plus(times.get(random.nextInt(times.size())))))
                .limit(400)
                .toList();
    }
}
