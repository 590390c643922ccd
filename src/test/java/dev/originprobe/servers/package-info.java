/** Probes of TLS servers that nobody here wrote: nginx, OpenSSL, NSS, GnuTLS and HAProxy, each on a port of loopback. */
@NullMarked
package dev.originprobe.servers;

import org.jspecify.annotations.NullMarked;
