/**
 * Exchange calendars: when a market is open. Beyond what was verified a calendar is closed.
 */
@NullMarked
package io.drover.market.calendar;

import org.jspecify.annotations.NullMarked;
