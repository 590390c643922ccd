/** A matrix as text, JSON and HTML. */
@NullMarked
package dev.originprobe.format.matrix;

import org.jspecify.annotations.NullMarked;
