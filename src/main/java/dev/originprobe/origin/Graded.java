package dev.originprobe.origin;

import java.util.Optional;

/**
 * A line of a profile with how well it is founded.
 *
 * @param value what is offered
 * @param grade the best source that names it
 * @param absentFrom the other kind of source, where that has a list of its own for the same client which lacks it:
 *     {@link Grade#DOCUMENTED} for AWS's page, {@link Grade#PUBLISHED} for the policy in AWS's source code; empty where no
 *     source disagrees
 */
public record Graded<T>(T value, Grade grade, Optional<Grade> absentFrom) {
    public Graded(T value, Grade grade) {
        this(value, grade, Optional.empty());
    }

    /** Whether the sources disagree about it. */
    public boolean isDisputed() {
        return absentFrom.isPresent();
    }
}
