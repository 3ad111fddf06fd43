/** The performance yardstick: a properties file becomes tables, bars run through ordinary rules, counts come out. */
@NullMarked
package io.drover.research.yardstick;

import org.jspecify.annotations.NullMarked;
