/** Captured hellos, for people and for programs. */
@NullMarked
package dev.originprobe.format.capture;

import org.jspecify.annotations.NullMarked;
