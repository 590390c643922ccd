package dev.originprobe.distribution;

import java.util.Optional;
import java.util.function.Function;

/**
 * A value of a config, or the fact that it is not there or cannot be known from the file.
 *
 * @param value what is written; empty where nothing is, or what is cannot be worked out
 * @param unresolved the expression that stands for the value, where it cannot be worked out
 * @param location where it is written, or would be
 */
public record Setting<T>(Optional<T> value, Optional<Unresolved> unresolved, Location location) {
    /** A value that is written. */
    public static <T> Setting<T> of(T value, Location location) {
        return new Setting<>(Optional.of(value), Optional.empty(), location);
    }

    /** Nothing is written. */
    public static <T> Setting<T> absent(Location location) {
        return new Setting<>(Optional.empty(), Optional.empty(), location);
    }

    /** An expression that cannot be worked out. */
    public static <T> Setting<T> unresolved(Unresolved expression, Location location) {
        return new Setting<>(Optional.empty(), Optional.of(expression), location);
    }

    /** Whether nothing is written at all. */
    public boolean isAbsent() {
        return value.isEmpty() && unresolved.isEmpty();
    }

    /** The value; the default where nothing is written; empty where it cannot be worked out. */
    public Optional<T> or(T byDefault) {
        return isAbsent() ? Optional.of(byDefault) : value;
    }

    /** The same with another value, where there is one. */
    public <U> Setting<U> map(Function<? super T, ? extends U> function) {
        return new Setting<>(value.map(function), unresolved, location);
    }

    /** Whether that is what is written. */
    public boolean is(T other) {
        return value.filter(other::equals).isPresent();
    }

    /** For people: the value, the expression, or {@code nothing}. */
    public String text() {
        return value.map(Object::toString)
                .or(() -> unresolved.map(Unresolved::expression))
                .orElse("nothing");
    }
}
