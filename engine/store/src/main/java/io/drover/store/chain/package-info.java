/** Entries and how each is chained to the one before it; shared by all journals. */
@NullMarked
package io.drover.store.chain;

import org.jspecify.annotations.NullMarked;
