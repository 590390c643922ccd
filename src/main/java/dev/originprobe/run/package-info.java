/** One run: targets in, reports out, exit code. No command line is known here. */
@NullMarked
package dev.originprobe.run;

import org.jspecify.annotations.NullMarked;
