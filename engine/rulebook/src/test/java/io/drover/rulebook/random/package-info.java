/** Rule sets and cycles from a seed, for comparing evaluators. */
@NullMarked
package io.drover.rulebook.random;

import org.jspecify.annotations.NullMarked;
