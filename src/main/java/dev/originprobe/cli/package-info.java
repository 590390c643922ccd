/** The command line: parses, builds values, calls, prints, and chooses the exit code. */
@NullMarked
package dev.originprobe.cli;

import org.jspecify.annotations.NullMarked;
