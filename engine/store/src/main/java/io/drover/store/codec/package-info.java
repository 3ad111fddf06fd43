/** The one definition of the journal's canonical JSON: how records, values and snapshot deltas are written and read. */
@NullMarked
package io.drover.store.codec;

import org.jspecify.annotations.NullMarked;
