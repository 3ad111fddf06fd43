package io.drover.decision;

/**
 * Why a proposal was refused by us.
 *
 * @param code {@code CATEGORY_CONDITION}, that of the control where one refused
 * @param text {@code key=value} pairs
 */
public record Denial(String code, String text) {
    @Override
    public String toString() {
        return code + ": " + text;
    }
}
