/** The program: wiring and the adapters of what is ambient (clock, console, exit). The only module that sees everything. */
@NullMarked
package io.drover.app;

import org.jspecify.annotations.NullMarked;
