/** Decides by running the compiled conditions of rules as nested loops over facts, without a Drools session. */
@NullMarked
package io.drover.rulebook.direct;

import org.jspecify.annotations.NullMarked;
