/**
 * Strict reading of YAML into records: every key is known, every value has its type and range, everything that is wrong
 * is reported with file and line. Knows nothing of what is configured.
 */
@NullMarked
package io.drover.app.settings;

import org.jspecify.annotations.NullMarked;
