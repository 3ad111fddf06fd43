package io.drover.research.yardstick;

import io.drover.broker.simulated.MarginTerms;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.market.series.Timeframe;
import io.drover.model.AssetClass;
import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.trading.AccountCeilings;
import io.drover.trading.AccountingDay;
import io.drover.trading.Ceilings;
import io.drover.trading.EngineSettings;
import io.drover.trading.MarginRule;
import io.drover.trading.MarginSchedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The account that all workloads trade in: whole ticks, no costs, and no limit in reach but those of the workload's tables. */
final class YardstickAccount {
    private static final BigDecimal OUT_OF_REACH = new BigDecimal("1e15");
    private static final Currency USD = Currency.USD;

    private YardstickAccount() {}

    static EngineSettings settings(AccountingDay day) {
        Ceilings ceilings = new Ceilings(
                OUT_OF_REACH,
                OUT_OF_REACH,
                OUT_OF_REACH,
                Integer.MAX_VALUE,
                OUT_OF_REACH,
                Duration.ofDays(365),
                BigDecimal.ONE,
                new AccountCeilings(
                        Integer.MAX_VALUE, OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH, OUT_OF_REACH, Optional.empty()));
        return new EngineSettings(
                Mode.BACKTEST,
                "yardstick",
                USD,
                "yardstick",
                "yardstick",
                "yardstick",
                ceilings,
                day,
                MarginSchedule.always(MarginRule.CASH),
                BigDecimal.ZERO,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                50);
    }

    /** @param cash before the first order, account currency */
    static SimulationSettings simulation(String cash) {
        return SimulationSettings.of(Money.of(cash, USD)).withMargin(MarginTerms.UNLIMITED);
    }

    static SortedMap<InstrumentId, Instrument> instruments(Collection<InstrumentId> ids) {
        SortedMap<InstrumentId, Instrument> all = new TreeMap<>();
        ids.forEach(id -> all.put(id, instrument(id)));
        return all;
    }

    private static Instrument instrument(InstrumentId id) {
        return new Instrument(
                id,
                AssetClass.CRYPTO,
                USD,
                Price.of("1"),
                Quantity.of(1),
                BigDecimal.ONE,
                "",
                "24/7",
                PriceSource.BAR_CLOSE,
                Duration.ofDays(365),
                false);
    }

    /** The two averages and their crossing, as the rules know them. */
    static List<IndicatorSpec> indicators(int fast, int slow, Timeframe timeframe) {
        return List.of(
                IndicatorSpec.parse("fast", "sma(%d)".formatted(fast), timeframe),
                IndicatorSpec.parse("slow", "sma(%d)".formatted(slow), timeframe),
                IndicatorSpec.parse("sign", "sign(fast, slow)", timeframe),
                IndicatorSpec.parse("crossSign", "crossSign(fast, slow)", timeframe));
    }
}
