/** What an address speaks, suite by suite: found by hellos alone. */
@NullMarked
package dev.originprobe.matrix;

import org.jspecify.annotations.NullMarked;
