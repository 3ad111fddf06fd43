package io.drover.report;

/**
 * Why one rule did not fire: its first condition that was false.
 *
 * @param rule name of the rule
 * @param source file and line
 * @param condition that was false, as written; "" when the rule did fire
 * @param actual what was there instead, with values
 */
public record NearMiss(String rule, String source, String condition, String actual) {}
