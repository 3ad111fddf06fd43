/** Events that people are told: kept in an outbox, made few, brought by whatever reaches somebody. */
@NullMarked
package io.drover.app.alert;

import org.jspecify.annotations.NullMarked;
