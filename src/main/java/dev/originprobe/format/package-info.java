/** Reports as text, JSON and NDJSON, a class a format. */
@NullMarked
package dev.originprobe.format;

import org.jspecify.annotations.NullMarked;
