/** What the rules rest on: each source once, with its date. */
@NullMarked
package dev.originprobe.rules.sources;

import org.jspecify.annotations.NullMarked;
