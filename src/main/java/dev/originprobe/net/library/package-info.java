/** Native libraries out of the jar, as files that can be loaded. */
@NullMarked
package dev.originprobe.net.library;

import org.jspecify.annotations.NullMarked;
