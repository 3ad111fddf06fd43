/** Running: data sets, replays, the paper run driven by Quartz, what it shows and how it ends. */
@NullMarked
package io.drover.app.run;

import org.jspecify.annotations.NullMarked;
