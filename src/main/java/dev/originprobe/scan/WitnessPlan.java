package dev.originprobe.scan;

import dev.originprobe.evidence.Answer;
import dev.originprobe.evidence.Purpose;
import dev.originprobe.evidence.Question;
import dev.originprobe.evidence.Timeouts;
import dev.originprobe.evidence.WitnessTerms;
import dev.originprobe.origin.HostName;
import dev.originprobe.origin.OriginSettings;
import dev.originprobe.origin.Profile;
import dev.originprobe.origin.Target;
import dev.originprobe.origin.UpstreamPolicy;
import dev.originprobe.tls.CipherSuite;
import dev.originprobe.tls.ClientOffer;
import dev.originprobe.tls.ProtocolVersion;
import dev.originprobe.tls.ServerFlight;
import dev.originprobe.verdict.AddressEvidence;
import dev.originprobe.verdict.Case;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What AWS's own TLS library is asked: one handshake with each address that spoke to the profile's hello. Pure. */
public final class WitnessPlan {
    private static final CipherSuite RC4_MD5 = new CipherSuite(0x0004);

    private WitnessPlan() {}

    /** The question to that address; none as long as it has not spoken, or where the library has its answer. */
    static Stream<Question> toDecide(Case soFar, AddressEvidence address, Timeouts timeouts, String version) {
        Optional<Answer> hello = address.hello();
        boolean spoke = hello.filter(answer -> !(answer instanceof Answer.Unreachable
                        || answer instanceof Answer.Silent
                        || answer instanceof Answer.NotTls))
                .isPresent();
        boolean closed = Plan.closedAndNotYetGivenUp(soFar, address, Purpose.HELLO);
        boolean asked = address.last(Purpose.WITNESS).isPresent()
                && !Plan.closedAndNotYetGivenUp(soFar, address, Purpose.WITNESS);
        if (!spoke || closed || asked) {
            return Stream.empty();
        }
        WitnessTerms terms = terms(soFar, hello.flatMap(Answer::seen), version);
        return Stream.of(new Question(
                address.endpoint().orElseThrow(), offer(soFar), Purpose.WITNESS, timeouts, Optional.of(terms)));
    }

    /**
     * How the library is to judge an origin.
     *
     * @param chosen what the origin chose of the profile's hello, empty where that is not known
     * @param version of the library
     */
    public static WitnessTerms terms(Case known, Optional<ServerFlight> chosen, String version) {
        Target target = known.target();
        UpstreamPolicy policy = chosen.filter(flight -> flight.suite().equals(RC4_MD5))
                        .isPresent()
                ? new UpstreamPolicy.None("its build lacks " + RC4_MD5.ianaName() + ", which the origin chooses")
                : UpstreamPolicy.of(known.profile(), target.settings().sslProtocols());
        return new WitnessTerms(version, policy, known.criteria().trust().base64(), names(target), known.at());
    }

    private static List<String> names(Target target) {
        return target.acceptedNames().stream().map(HostName::ascii).toList();
    }

    /** The hello of the policy: that of the setting which has every protocol from the lowest one on. */
    public static ClientOffer offer(Case known) {
        Profile client = known.profile();
        OriginSettings settings = known.target().settings();
        ProtocolVersion lowest =
                settings.sslProtocols().stream().min(Comparator.naturalOrder()).orElseThrow();
        Set<ProtocolVersion> setting =
                lowest == ProtocolVersion.SSL_3_0 ? settings.sslProtocols() : client.minimum(lowest);
        return client.offer(setting, known.target().serverName());
    }
}
