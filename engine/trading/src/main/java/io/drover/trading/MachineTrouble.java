package io.drover.trading;

/**
 * Something wrong with the machine that a run is on. While it lasts, and for three cycles more, the account makes no entries.
 *
 * @param code {@code CATEGORY_CONDITION}, the id of the cause
 * @param text {@code key=value} pairs
 */
public record MachineTrouble(String code, String text) {}
