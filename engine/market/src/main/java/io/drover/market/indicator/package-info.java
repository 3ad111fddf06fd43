/**
 * Indicators declared by name, computed incrementally over closed bars.
 */
@NullMarked
package io.drover.market.indicator;

import org.jspecify.annotations.NullMarked;
