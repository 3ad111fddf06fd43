package io.drover.decision;

/**
 * An additional refusal by a guard rule.
 *
 * @param proposal decision ordinal
 * @param code {@code CATEGORY_CONDITION}
 * @param reason for people
 * @param rule which rule refused
 */
public record Veto(String proposal, String code, String reason, String rule) {}
