package dev.originprobe.origin;

import java.util.Locale;

/** How well a statement about CloudFront is founded. */
public enum Grade {
    /** An AWS page or API model says so. */
    DOCUMENTED,
    /** Source code that AWS published for this use says so; that it is what runs is not proved. */
    PUBLISHED,
    /** Somebody saw CloudFront do it. */
    OBSERVED,
    /** Concluded from the others; AWS does not say. */
    INFERRED;

    /** Lower case, as in the reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
