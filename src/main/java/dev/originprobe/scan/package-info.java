/** What to ask next, the loop that asks it, and the two ports to the world. */
@NullMarked
package dev.originprobe.scan;

import org.jspecify.annotations.NullMarked;
