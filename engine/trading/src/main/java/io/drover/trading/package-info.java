/**
 * The cycle: observe, decide, judge, journal, dispatch; the order life cycle, the books and the trading state. Pure and
 * deterministic: time, ids and every outside thing are injected, and all state is a fold of the journal.
 */
@NullMarked
package io.drover.trading;

import org.jspecify.annotations.NullMarked;
