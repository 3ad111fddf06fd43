/** From a snapshot to decisions: what rules ask for, what controls say of it, and what came out. */
@NullMarked
package io.drover.decision;

import org.jspecify.annotations.NullMarked;
