/** Sockets, TLS engines and DNS, on Netty. */
@NullMarked
package dev.originprobe.net;

import org.jspecify.annotations.NullMarked;
