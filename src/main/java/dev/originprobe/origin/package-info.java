/** What is asked about: the target, its CloudFront origin settings, and the dated profile of the client that is imitated. */
@NullMarked
package dev.originprobe.origin;

import org.jspecify.annotations.NullMarked;
