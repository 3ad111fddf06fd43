package io.drover.decision;

/**
 * Something a cycle could not do as a rule asked: an unknown symbol, a size of nothing, two values for one memo.
 *
 * @param code {@code CATEGORY_CONDITION}
 * @param rule which rule asked
 * @param text {@code key=value} pairs
 */
public record Finding(String code, String rule, String text) {}
