package io.drover.market.read;

import java.util.Map;
import java.util.TreeMap;

/** Best bid and ask over all exchanges, made of the last of each. */
final class BestQuote {
    /** One side of one exchange; nothing is quoted where price or size is 0. */
    record Level(long time, double price, double size) {
        static final Level NONE = new Level(0, 0, 0);

        boolean isQuoted() {
            return price > 0 && size > 0;
        }

        boolean isLike(Level other) {
            return price == other.price && size == other.size;
        }
    }

    private final Map<String, Level> bids = new TreeMap<>();
    private final Map<String, Level> asks = new TreeMap<>();
    private Level bid = Level.NONE;
    private Level ask = Level.NONE;

    void bid(String exchange, Level level) {
        bids.put(exchange, level);
    }

    void ask(String exchange, Level level) {
        asks.put(exchange, level);
    }

    Level bid() {
        return bid;
    }

    Level ask() {
        return ask;
    }

    /** Looks for the best again; whether both sides are quoted and one is another than before. */
    boolean hasChanged() {
        Level oldBid = bid;
        Level oldAsk = ask;
        bid = best(bids, 1);
        ask = best(asks, -1);
        while (bid.isQuoted() && ask.isQuoted() && bid.price > ask.price) {
            withdrawOlder();
        }
        return bid.isQuoted() && ask.isQuoted() && !(bid.isLike(oldBid) && ask.isLike(oldAsk));
    }

    private void withdrawOlder() {
        if (bid.time < ask.time) {
            bids.values().remove(bid);
            bid = best(bids, 1);
        } else {
            asks.values().remove(ask);
            ask = best(asks, -1);
        }
    }

    private static Level best(Map<String, Level> side, int direction) {
        Level best = Level.NONE;
        for (Level level : side.values()) {
            boolean better = !best.isQuoted() || direction * (level.price - best.price) > 0;
            best = level.isQuoted() && better ? level : best;
        }
        return best;
    }
}
