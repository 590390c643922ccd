/** Evidence as JSON, to be judged again later. */
@NullMarked
package dev.originprobe.saved;

import org.jspecify.annotations.NullMarked;
