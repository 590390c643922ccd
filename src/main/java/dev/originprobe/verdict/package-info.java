/** The vocabulary of judgement: rule, ruling, finding, severity, basis, outcome. */
@NullMarked
package dev.originprobe.verdict;

import org.jspecify.annotations.NullMarked;
