/** The edges of the engine. A port promises everything it lists. */
@NullMarked
package io.drover.port;

import org.jspecify.annotations.NullMarked;
