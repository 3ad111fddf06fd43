/** The numbered scenarios that every broker executor passes; a broker's test implements the harness and inherits them. */
@NullMarked
package io.drover.broker.contract;

import org.jspecify.annotations.NullMarked;
