/**
 * Corporate actions: splits and dividends.
 */
@NullMarked
package io.drover.market.action;

import org.jspecify.annotations.NullMarked;
