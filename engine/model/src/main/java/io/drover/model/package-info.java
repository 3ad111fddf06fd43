/** Exact values and closed vocabularies of trading: prices, quantities, instruments, sides, states, controls. */
@NullMarked
package io.drover.model;

import org.jspecify.annotations.NullMarked;
