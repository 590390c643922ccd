package dev.originprobe.origin;

import java.util.Locale;

/** How well a statement about CloudFront is founded. */
public enum Grade {
    /** An AWS page or API model says so. */
    DOCUMENTED,
    /** Somebody saw CloudFront do it. */
    OBSERVED,
    /** Concluded from the other two; AWS does not say. */
    INFERRED;

    /** Lower case, as in the reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
