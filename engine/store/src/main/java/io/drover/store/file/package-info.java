/** The file journal: segments, lock, repair, checkpoints, verification. */
@NullMarked
package io.drover.store.file;

import org.jspecify.annotations.NullMarked;
