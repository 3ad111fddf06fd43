package io.drover.trading;

import io.drover.model.AssetClass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Margin rules by the UTC date from which they hold; asset classes that nobody lends on are paid in full. */
public final class MarginSchedule {
    private static final Set<AssetClass> MARGINABLE = EnumSet.of(AssetClass.EQUITY, AssetClass.ETF);

    private final NavigableMap<LocalDate, MarginRule> rules;

    public MarginSchedule(NavigableMap<LocalDate, MarginRule> rules) {
        this.rules = new TreeMap<>(rules);
    }

    /** One rule for all time. */
    public static MarginSchedule always(MarginRule rule) {
        return new MarginSchedule(new TreeMap<>(java.util.Map.of(LocalDate.MIN, rule)));
    }

    /** The rule in force; before the first dated one everything is paid in full. */
    public MarginRule at(Instant now, AssetClass assetClass) {
        if (!MARGINABLE.contains(assetClass)) {
            return MarginRule.CASH;
        }
        var entry = rules.floorEntry(now.atZone(ZoneOffset.UTC).toLocalDate());
        return entry == null ? MarginRule.CASH : entry.getValue();
    }
}
