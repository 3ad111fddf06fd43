package io.drover.fact;

/**
 * A count over a time window that limits need.
 *
 * @param scope {@code ACCOUNT}, {@code STRATEGY}, {@code INSTRUMENT}
 * @param name which one, "" for the account
 * @param measure {@code orders-per-minute}, {@code fills-per-day}, {@code rejects-per-hour}, {@code losses-in-a-row}
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
