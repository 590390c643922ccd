package dev.originprobe.run;

import java.util.Optional;

/** The version, from the jar's manifest. */
public final class Version {
    private Version() {}

    /** Such as {@code 0.1.0}; {@code unpackaged} where the classes do not run from the jar. */
    public static String current() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("unpackaged");
    }
}
