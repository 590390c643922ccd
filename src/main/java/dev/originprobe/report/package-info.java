/** Verdicts as text, JSON and NDJSON. */
@NullMarked
package dev.originprobe.report;

import org.jspecify.annotations.NullMarked;
