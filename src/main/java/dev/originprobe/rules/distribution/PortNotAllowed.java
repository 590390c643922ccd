package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.Origin;
import dev.originprobe.distribution.Setting;
import dev.originprobe.verdict.RuleInfo;
import dev.originprobe.verdict.Severity;
import java.util.Optional;
import java.util.stream.Stream;

/** A port that no origin may have. */
public final class PortNotAllowed extends ConfigRule {
    public PortNotAllowed() {
        super(new RuleInfo(
                "port-not-allowed",
                Severity.BLOCK,
                "CloudFront does not connect to this port of an origin",
                Pages.originSettings(
                        "In substance: the HTTP port and the HTTPS port are 80, 443, or between 1024 and 65535.")));
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.origins().stream()
                .flatMap(origin -> Stream.of(
                                fault(origin, "HTTPPort", origin.custom().httpPort(), Origin.DEFAULT_HTTP_PORT),
                                fault(origin, "HTTPSPort", origin.custom().httpsPort(), Origin.DEFAULT_HTTPS_PORT))
                        .flatMap(Optional::stream));
    }

    private static Optional<Fault> fault(Origin origin, String name, Setting<Integer> port, int usual) {
        return port.value()
                .filter(number -> number != 80 && number != 443 && (number < 1024 || number > 65535))
                .map(
                        number -> Fault.broken(
                                port.location(),
                                Optional.of(Integer.toString(usual)),
                                "origin " + origin.name() + ": " + name + " " + number,
                                "80, 443, or 1024 to 65535",
                                "Let the origin listen on a port that CloudFront allows, and name that port in the configuration."));
    }
}
