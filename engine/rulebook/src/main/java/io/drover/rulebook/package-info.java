/**
 * Rule sets: reading, checking, compiling, evaluating and explaining them. The only package that sees Drools. A rule set
 * is read as {@link io.drover.rulebook.RuleSources}, checked, and compiled into a {@link io.drover.port.RuleEvaluator}.
 */
@NullMarked
package io.drover.rulebook;

import org.jspecify.annotations.NullMarked;
