/** The whole engine against a faulty world, on a virtual clock: the same seed gives the same run. */
@NullMarked
package io.drover.research.simulation;

import org.jspecify.annotations.NullMarked;
