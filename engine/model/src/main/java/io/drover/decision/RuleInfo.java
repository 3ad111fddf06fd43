package io.drover.decision;

/**
 * One rule of a rule set.
 *
 * @param name unique name
 * @param stage {@code strategy} or {@code guard}
 * @param concern strategy name, or {@code risk}, {@code margin}, {@code halt}
 * @param file relative to the rules directory
 * @param line first line of the rule
 * @param doc its doc comment
 * @param control id of its control, "" for strategy rules
 */
public record RuleInfo(String name, String stage, String concern, String file, int line, String doc, String control) {}
