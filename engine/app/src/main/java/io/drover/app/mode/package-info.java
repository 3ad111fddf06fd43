/** Paper or live: what is asked, what vetoes, and the confirmation that a person types. */
@NullMarked
package io.drover.app.mode;

import org.jspecify.annotations.NullMarked;
