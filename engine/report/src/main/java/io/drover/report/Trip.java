package io.drover.report;

import io.drover.model.ClOrdId;
import io.drover.model.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A position from flat to flat while it is being folded. */
final class Trip {
    private final List<Fill> entries = new ArrayList<>();
    private final List<Fill> exits = new ArrayList<>();
    private BigDecimal entryQty = BigDecimal.ZERO;
    private BigDecimal entryValue = BigDecimal.ZERO;
    private BigDecimal exitQty = BigDecimal.ZERO;
    private BigDecimal exitValue = BigDecimal.ZERO;
    private BigDecimal realized = BigDecimal.ZERO;
    private BigDecimal fees = BigDecimal.ZERO;

    void enter(Fill fill, BigDecimal signed) {
        entries.add(fill);
        entryQty = entryQty.add(signed);
        entryValue = entryValue.add(signed.multiply(fill.px()));
        fees = fees.add(Ratios.share(fill.fee(), signed.abs(), fill.qty()));
    }

    void exit(Fill fill, BigDecimal closing, BigDecimal gain) {
        exits.add(fill);
        exitQty = exitQty.add(closing);
        exitValue = exitValue.add(closing.multiply(fill.px()));
        realized = realized.add(gain);
        fees = fees.add(Ratios.share(fill.fee(), closing, fill.qty()));
    }

    void split(BigDecimal ratio) {
        entryQty = entryQty.multiply(ratio);
        exitQty = exitQty.multiply(ratio);
    }

    void paidInLieu(BigDecimal gain) {
        realized = realized.add(gain);
    }

    /** When the fill that closed it was journaled. */
    Instant closedAt() {
        return last().at();
    }

    ClOrdId entryOrder() {
        return entries.get(0).order();
    }

    ClOrdId exitOrder() {
        return last().order();
    }

    RoundTrip row(OrderRow entry, OrderRow exit) {
        return new RoundTrip(
                entry.instrument(),
                entry.strategy(),
                entry.rules(),
                exit.rules(),
                entry.clOrdId().value(),
                exit.clOrdId().value(),
                entries.get(0).report().transactTime(),
                last().report().transactTime(),
                Decimals.normalize(entryQty),
                Ratios.averagePrice(entryValue, entryQty),
                Ratios.averagePrice(exitValue, exitQty),
                Decimals.normalize(realized),
                Decimals.normalize(fees),
                Decimals.normalize(realized.subtract(fees)));
    }

    private Fill last() {
        return exits.get(exits.size() - 1);
    }
}
