/**
 * Historical and replayed market data: what is known at an instant, and the order in which it happened.
 */
@NullMarked
package io.drover.market;

import org.jspecify.annotations.NullMarked;
