/** CloudFront's distribution config: origins, behaviors, path patterns, and where a request goes. */
@NullMarked
package dev.originprobe.distribution;

import org.jspecify.annotations.NullMarked;
