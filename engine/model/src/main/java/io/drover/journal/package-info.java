/** Records of the journal: what was known, decided, sent and heard. State is the fold of them. */
@NullMarked
package io.drover.journal;

import org.jspecify.annotations.NullMarked;
