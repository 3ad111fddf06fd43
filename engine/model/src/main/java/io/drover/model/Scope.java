package io.drover.model;

/**
 * One reach of a limit or a cause: the account, one strategy, one instrument.
 *
 * @param kind how far
 * @param key which one; "" for {@code GLOBAL} and {@code ACCOUNT}
 */
public record Scope(ScopeKind kind, String key) {
    public static final Scope GLOBAL = new Scope(ScopeKind.GLOBAL, "");
    public static final Scope ACCOUNT = new Scope(ScopeKind.ACCOUNT, "");

    public static Scope strategy(String name) {
        return new Scope(ScopeKind.STRATEGY, name);
    }

    public static Scope instrument(String symbol) {
        return new Scope(ScopeKind.INSTRUMENT, symbol);
    }

    @Override
    public String toString() {
        return key.isEmpty() ? kind.name() : kind + ":" + key;
    }
}
