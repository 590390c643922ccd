/** The forms in which a distribution is written, each read into the one model, without I/O. */
@NullMarked
package dev.originprobe.distribution.dialect;

import org.jspecify.annotations.NullMarked;
