package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import io.drover.model.AssetClass;
import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** One instrument of {@code instruments.yaml}. */
public record InstrumentRow(
        @Setting(
                value = "Kind of instrument. Only equity and etf are lent on.",
                unit = "equity | etf | crypto | fx | cfd")
        AssetClass assetClass,

        @Setting(value = "Currency of its prices; must be the account's.", unit = "code", standard = "USD")
        Currency currency,

        @Setting(value = "Smallest price step. Order prices are rounded to it.", unit = "price")
        Price tick,

        @Setting(value = "Smallest quantity step. Order quantities are rounded down to it.", unit = "units")
        Quantity lot,

        @Setting(value = "Value of one price point of one unit.", unit = "currency", standard = "1")
        BigDecimal multiplier,

        @Setting(value = "Group for exposure limits. Absent: none.", unit = "name", standard = "")
        Optional<String> sector,

        @Setting(value = "Calendar of its sessions.", unit = "24/7 | FX | XNYS")
        String calendar,

        @Setting(
                value = "What controls and marks measure against. Spread checks exist only with quotes.",
                unit = "nbbo | venue-quote | last-trade | bar-close",
                standard = "bar-close")
        PriceSource priceSource,

        @Setting(value = "Older prices are stale while the market is open: no entries.", unit = "ISO-8601 duration")
        Duration maxPriceAge,

        @Setting(value = "Whether it may be sold short.", unit = "true | false", standard = "false")
        boolean shortable) {
    public InstrumentRow {
        Range.positive("tick", tick.value());
        Range.positive("lot", lot.value());
        Range.positive("multiplier", multiplier);
        Range.between("max-price-age", maxPriceAge, Duration.ofSeconds(1), Duration.ofDays(10));
    }

    Instrument toInstrument(InstrumentId id) {
        return new Instrument(
                id,
                assetClass,
                currency,
                tick,
                lot,
                multiplier,
                sector.orElse(""),
                calendar,
                priceSource,
                maxPriceAge,
                shortable);
    }
}
