package dev.originprobe.pki;

import static dev.originprobe.pki.Judging.trusting;

import dev.originprobe.fixtures.Template;
import dev.originprobe.fixtures.Template.Made;

/** A root, two authorities and a leaf under it, and what does not belong to them. */
final class Hierarchy {
    static final Made ROOT = Template.authority("Root").issue();
    static final Made UPPER = Template.authority("Upper").by(ROOT).issue();
    static final Made LOWER = Template.authority("Lower").by(UPPER).issue();
    static final Made LEAF = Template.leaf("origin.test").by(LOWER).issue();
    static final Made OTHER = Template.leaf("other.test").by(LOWER).issue();
    static final Made STRANGER = Template.authority("Stranger").issue();
    static final TrustStore TRUST = trusting(ROOT);

    private Hierarchy() {}
}
