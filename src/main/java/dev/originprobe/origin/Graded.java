package dev.originprobe.origin;

/**
 * A line of a profile with how well it is founded.
 *
 * @param value what is offered
 * @param grade whether AWS prints it, somebody captured it, or it is concluded
 */
public record Graded<T>(T value, Grade grade) {}
