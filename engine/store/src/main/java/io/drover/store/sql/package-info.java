/** The SQL projection of the journal, for queries: dropped and rebuilt at will, never the truth. */
@NullMarked
package io.drover.store.sql;

import org.jspecify.annotations.NullMarked;
