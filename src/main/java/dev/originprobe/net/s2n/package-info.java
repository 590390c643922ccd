/** A small layer over AWS's s2n-tls: the only place where native code is called by name. */
@NullMarked
package dev.originprobe.net.s2n;

import org.jspecify.annotations.NullMarked;
