/** What a captured ClientHello says, and how it differs from the clients that are known. Pure. */
@NullMarked
package dev.originprobe.capture;

import org.jspecify.annotations.NullMarked;
