package io.drover.fact;

/**
 * A count over a time window that limits need.
 *
 * @param scope {@code ACCOUNT}, {@code STRATEGY}, {@code INSTRUMENT}
 * @param name which one, "" for the account
 * @param measure {@code orders-per-minute} and {@code rejects-per-hour} of the account; {@code rejects-per-hour},
 *     {@code executions-per-day} (entries that filled, by whole hours) and {@code losses-in-a-row} (while the last of them
 *     is less than an hour old) of a strategy, absent when 0
 * @param count how many
 */
public record Activity(String scope, String name, String measure, long count) implements Fact {
    @Override
    public String key() {
        return scope + "/" + name + "/" + measure;
    }

    @Override
    public boolean isVersionOf(Fact other) {
        return other instanceof Activity o && o.measure.equals(measure) && o.name.equals(name) && o.scope.equals(scope);
    }
}
