/** Small files by which processes tell each other something. */
@NullMarked
package io.drover.app.files;

import org.jspecify.annotations.NullMarked;
