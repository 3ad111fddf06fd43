/** Checks the rule files that Drover ships. */
@NullMarked
package io.drover.rules;

import org.jspecify.annotations.NullMarked;
