package dev.originprobe.rules.distribution;

import dev.originprobe.distribution.Distribution;
import dev.originprobe.distribution.OriginKind;
import dev.originprobe.distribution.Route;
import dev.originprobe.distribution.Routes;
import dev.originprobe.origin.HostName;
import dev.originprobe.rules.HostIsAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A custom origin that is asked for HTTPS and has an address as its domain name, one of loopback too. */
public final class OriginIsAddress extends ConfigRule {
    public OriginIsAddress() {
        super(HostIsAddress.INFO);
    }

    @Override
    Stream<Fault> faults(Distribution distribution) {
        return distribution.behaviors().stream()
                .flatMap(behavior -> new Routes(distribution, List.of()).from(behavior).stream())
                .filter(Route::https)
                .map(Route::origin)
                .filter(origin -> origin.kind() == OriginKind.CUSTOM)
                .distinct()
                .filter(origin ->
                        origin.domainName().value().flatMap(HostName::address).isPresent())
                .map(origin -> Fault.broken(
                        origin.domainName().location(),
                        Optional.of(quoted("origin.example.com")),
                        "origin " + origin.name() + ": " + origin.domainName().text(),
                        "a DNS name",
                        HostIsAddress.REMEDY));
    }
}
