/** The command line: one class per verb. */
@NullMarked
package io.drover.app.cli;

import org.jspecify.annotations.NullMarked;
