/** Recorded markets run through the engine: the replay that paper runs and backtests share, and what is learnt from it. */
@NullMarked
package io.drover.research;

import org.jspecify.annotations.NullMarked;
