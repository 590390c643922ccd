/** The TLS vocabulary, the ClientHello writer and the reader of a server's first flight: bytes in, values out. */
@NullMarked
package dev.originprobe.tls;

import org.jspecify.annotations.NullMarked;
