/** Served certificates, the path they form, the roots they end at and the names they carry. The only package that knows Bouncy Castle. */
@NullMarked
package dev.originprobe.pki;

import org.jspecify.annotations.NullMarked;
