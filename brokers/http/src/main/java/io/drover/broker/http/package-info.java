/** HTTP to brokers: one transport for orders that sends once, one client for reading that may ask again. */
@NullMarked
package io.drover.broker.http;

import org.jspecify.annotations.NullMarked;
