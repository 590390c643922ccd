/** Documents of JSON as trees of values that know their place, without I/O. */
@NullMarked
package dev.originprobe.distribution.document;

import org.jspecify.annotations.NullMarked;
