/** The journals: in memory and, in {@code file}, on disk. */
@NullMarked
package io.drover.store;

import org.jspecify.annotations.NullMarked;
