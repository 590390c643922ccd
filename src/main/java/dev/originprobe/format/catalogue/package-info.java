/** What originprobe knows by itself, for people: client profiles and roots. */
@NullMarked
package dev.originprobe.format.catalogue;

import org.jspecify.annotations.NullMarked;
