package io.drover.fact;

/**
 * Exposure under one heading, in account currency, all parts non-negative except {@code net}.
 *
 * @param scope {@code ACCOUNT}, {@code INSTRUMENT}, {@code SECTOR}, {@code CURRENCY} or {@code STRATEGY}
 * @param name which one, "" for the account
 * @param gross heldAtLast plus workingAtLast
 * @param net signed value of positions
 * @param heldAtLast absolute value of positions at the last mark
 * @param workingAtLast value of the open part of working entries at the last mark
 * @param reservedWorst the same at the worst price they may fill at
 */
public record Exposure(
        String scope,
        String name,
        double gross,
        double net,
        double heldAtLast,
        double workingAtLast,
        double reservedWorst)
        implements Fact {
    @Override
    public String key() {
        return scope + "/" + name;
    }

    @Override
    public boolean isVersionOf(Fact other) {
        return other instanceof Exposure o && o.name.equals(name) && o.scope.equals(scope);
    }
}
