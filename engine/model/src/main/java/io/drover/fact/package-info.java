/**
 * The rule author's language: facts that rules match and the recorders they call. Facts are immutable; their numbers are
 * primitive {@code double} or {@code long}; ratios are ratios (0.02 is 2 %); instants are epoch milliseconds, UTC.
 */
@NullMarked
package io.drover.fact;

import org.jspecify.annotations.NullMarked;
