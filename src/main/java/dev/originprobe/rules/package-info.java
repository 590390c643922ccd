/** One documented requirement a class, and the one list of them. */
@NullMarked
package dev.originprobe.rules;

import org.jspecify.annotations.NullMarked;
