/** What a report says, before it is given a format. */
@NullMarked
package dev.originprobe.report;

import org.jspecify.annotations.NullMarked;
