/**
 * Files of market data: readers, defects and what to do about them.
 */
@NullMarked
package io.drover.market.read;

import org.jspecify.annotations.NullMarked;
