/** What a distribution's configuration is held to, before anything is connected to. */
@NullMarked
package dev.originprobe.rules.distribution;

import org.jspecify.annotations.NullMarked;
