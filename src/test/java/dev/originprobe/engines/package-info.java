/** Odd certificates, and what TLS engines say of them. */
@NullMarked
package dev.originprobe.engines;

import org.jspecify.annotations.NullMarked;
