/** Reports and explanations: everything they say is folded from the journal, in exact decimals. */
@NullMarked
package io.drover.report;

import org.jspecify.annotations.NullMarked;
