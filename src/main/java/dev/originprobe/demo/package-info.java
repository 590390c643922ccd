/** Good and broken origins on loopback, for the demo and for tests. */
@NullMarked
package dev.originprobe.demo;

import org.jspecify.annotations.NullMarked;
