/** What can be configured: the four files of {@code config/}, their keys, defaults and meaning, and what they turn into. */
@NullMarked
package io.drover.app.config;

import org.jspecify.annotations.NullMarked;
