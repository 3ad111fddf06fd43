/** What we send to a broker and what a broker tells us, in FIX vocabulary and exact decimals. */
@NullMarked
package io.drover.order;

import org.jspecify.annotations.NullMarked;
