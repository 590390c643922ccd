/** Immutable bytes, the ground that everything stands on. */
@NullMarked
package dev.originprobe.octets;

import org.jspecify.annotations.NullMarked;
