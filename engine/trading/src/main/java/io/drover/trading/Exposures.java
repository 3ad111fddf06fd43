package io.drover.trading;

import io.drover.fact.Exposure;
import io.drover.fact.FactNumbers;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Exact sums of exposure by account, instrument, sector, currency and strategy; their headings are kept between cycles. */
final class Exposures {
    private final Sums account = new Sums("ACCOUNT", "");
    private final SortedMap<String, Sums> others = new TreeMap<>();
    private final Map<Owned, List<Sums>> headings = new HashMap<>();

    /** What one position or order is summed under. */
    private record Owned(InstrumentId instrument, String strategy) {}

    void clear() {
        account.clear();
        others.values().forEach(Sums::clear);
    }

    void addHeld(ValuedHolding held) {
        BigDecimal value = held.value().amount();
        BigDecimal size = value.abs();
        List<Sums> all = headings(held.holding().instrument(), held.holding().strategy());
        for (int i = 0; i < all.size(); i++) {
            Sums sums = all.get(i);
            sums.net = sums.net.add(value);
            sums.held = sums.held.add(size);
            sums.used = true;
        }
    }

    /**
     * Adds an entry that works.
     *
     * @param last its value at the reference price
     * @param worst its value at the worst price
     */
    void addWorking(Instrument instrument, String strategy, BigDecimal last, BigDecimal worst) {
        for (Sums sums : headings(instrument, strategy)) {
            sums.working = sums.working.add(last);
            sums.worst = sums.worst.add(worst);
            sums.used = true;
        }
    }

    /** The account's, then all that something was added to, by key. */
    void addTo(FactGroups facts) {
        facts.add(account.toFact());
        for (Sums sums : others.values()) {
            if (sums.used) {
                facts.add(sums.toFact());
            }
        }
    }

    private List<Sums> headings(Instrument instrument, String strategy) {
        return headings.computeIfAbsent(
                new Owned(instrument.id(), strategy),
                owned -> List.of(
                        account,
                        sums("INSTRUMENT", instrument.id().toString()),
                        sums("SECTOR", instrument.sector()),
                        sums("CURRENCY", instrument.currency().toString()),
                        sums("STRATEGY", strategy)));
    }

    private Sums sums(String scope, String name) {
        return others.computeIfAbsent(scope + "/" + name, key -> new Sums(scope, name));
    }

    /** Sums under one heading, account currency. */
    private static final class Sums {
        private final String scope;
        private final String name;
        private BigDecimal net = BigDecimal.ZERO;
        private BigDecimal held = BigDecimal.ZERO;
        private BigDecimal working = BigDecimal.ZERO;
        private BigDecimal worst = BigDecimal.ZERO;
        private boolean used;

        Sums(String scope, String name) {
            this.scope = scope;
            this.name = name;
        }

        void clear() {
            net = BigDecimal.ZERO;
            held = BigDecimal.ZERO;
            working = BigDecimal.ZERO;
            worst = BigDecimal.ZERO;
            used = false;
        }

        Exposure toFact() {
            return new Exposure(
                    scope,
                    name,
                    FactNumbers.of(held.add(working)),
                    FactNumbers.of(net),
                    FactNumbers.of(held),
                    FactNumbers.of(working),
                    FactNumbers.of(worst));
        }
    }
}
