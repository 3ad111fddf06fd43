package io.drover.report;

import io.drover.model.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The period in numbers. */
final class Summaries {
    private Summaries() {}

    static Summary of(ReportFold fold, List<RoundTrip> trips) {
        List<ReportData.EquityPoint> equity = fold.cycles().equity();
        BigDecimal start = equity.isEmpty() ? BigDecimal.ZERO : equity.get(0).equity();
        BigDecimal end = equity.isEmpty()
                ? BigDecimal.ZERO
                : equity.get(equity.size() - 1).equity();
        Fall worst = worstFall(equity);
        List<Fill> fills = fold.books().fills();
        int wins = Math.toIntExact(trips.stream().filter(RoundTrip::won).count());
        return new Summary(
                start,
                end,
                Decimals.normalize(end.subtract(start)),
                Ratios.of(end.subtract(start), start),
                fold.cycles().moved(),
                sum(fills.stream().map(Fill::realized).toList()),
                sum(fills.stream().map(Fill::fee).toList()),
                fold.cycles().unexplained(),
                worst.ratio(),
                worst.amount(),
                worst.at(),
                trips.size(),
                wins,
                Ratios.of(BigDecimal.valueOf(wins), BigDecimal.valueOf(trips.size())),
                fold.cycles()
                        .counts(
                                fold.orders().intents(),
                                fills.stream().filter(f -> !f.isBusted()).count()));
    }

    private record Fall(BigDecimal ratio, BigDecimal amount, Optional<Instant> at) {}

    private static Fall worstFall(List<ReportData.EquityPoint> equity) {
        Fall worst = new Fall(BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty());
        BigDecimal peak = BigDecimal.ZERO;
        for (ReportData.EquityPoint point : equity) {
            peak = peak.max(point.equity());
            if (point.drawdownRatio().compareTo(worst.ratio()) > 0) {
                BigDecimal amount = Decimals.normalize(peak.subtract(point.equity()));
                worst = new Fall(point.drawdownRatio(), amount, Optional.of(point.at()));
            }
        }
        return worst;
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return Decimals.normalize(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
