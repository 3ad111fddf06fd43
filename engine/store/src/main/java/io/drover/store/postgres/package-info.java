/** The journal in a PostgreSQL table: for several machines, of which one writes. */
@NullMarked
package io.drover.store.postgres;

import org.jspecify.annotations.NullMarked;
