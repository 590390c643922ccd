package dev.originprobe.run;

import dev.originprobe.scan.Inquiry;

/** Reads the targets of a run, wherever they come from, with the settings of all of them and those of their own. */
public final class TargetParser {
    private final Settings given;
    private final Pins pins;
    private final Roots roots;
    private final boolean mtls;
    private final TargetSpec common;

    /**
     * A parser.
     *
     * @param given the settings of all targets
     * @param mtls whether origin mTLS is configured
     * @throws UsageError where those settings are wrong
     */
    public TargetParser(Settings given, Pins pins, Roots roots, boolean mtls) {
        this.given = given;
        this.pins = pins;
        this.roots = roots;
        this.mtls = mtls;
        this.common = TargetSpec.of(given, pins, roots, mtls);
    }

    /** What targets without settings of their own are probed with. */
    public TargetSpec common() {
        return common;
    }

    /**
     * A target with settings of its own, which go before those of all.
     *
     * @param source where it came from: {@code targets.txt:17}
     * @throws UsageError that names what is wrong, and where
     */
    Inquiry inquiry(String typed, String source, Settings own) {
        TargetSpec spec = own.isEmpty() ? common : TargetSpec.of(own.over(given), pins, roots, mtls);
        return spec.inquiry(typed, source);
    }
}
