/** What was asked of an origin, what was seen, and when. */
@NullMarked
package dev.originprobe.evidence;

import org.jspecify.annotations.NullMarked;
