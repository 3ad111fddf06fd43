package io.drover.report;

import io.drover.fact.FactNumbers;
import io.drover.model.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The charts: equity, drawdown, and each instrument's price with entries and exits. */
final class Charts {
    private Charts() {}

    static Html html(ReportData data) {
        List<Html> charts = new ArrayList<>();
        if (!data.equity().isEmpty()) {
            String currency = data.header().currency().code();
            charts.add(account(data, "equity", "Equity, " + currency, ReportData.EquityPoint::equity));
            charts.add(account(
                    data,
                    "drawdown",
                    "Drawdown from the peak, %",
                    p -> p.drawdownRatio().movePointRight(2).negate()));
        }
        charts.addAll(prices(data));
        return Sections.section(
                "charts", "Charts", charts.isEmpty() ? Sections.nothing("The period holds no cycle.") : charts);
    }

    /** Traded instruments first; the others are folded away. */
    private static List<Html> prices(ReportData data) {
        Set<InstrumentId> traded =
                data.executions().stream().map(ExecutionRow::instrument).collect(Collectors.toSet());
        List<Html> shown = new ArrayList<>();
        List<Html> hidden = new ArrayList<>();
        for (PriceSeries series : data.prices()) {
            boolean wasTraded = traded.contains(series.instrument());
            price(data, series).ifPresent(wasTraded ? shown::add : hidden::add);
        }
        if (!hidden.isEmpty()) {
            shown.add(Html.of(
                    "<details class=\"fold\"><summary>Instruments without a fill <span class=\"count\">{}</span></summary>{}</details>",
                    hidden.size(),
                    hidden));
        }
        return shown;
    }

    private static Html account(
            ReportData data, String kind, String title, Function<ReportData.EquityPoint, BigDecimal> value) {
        long[] times =
                data.equity().stream().mapToLong(p -> p.at().toEpochMilli()).toArray();
        double[] values = data.equity().stream()
                .mapToDouble(p -> FactNumbers.of(value.apply(p)))
                .toArray();
        TimeAxis axis = new TimeAxis(times[0], times[times.length - 1]);
        return new TimeChart(kind, title + ", time in UTC", axis, times, values).html();
    }

    /** Only the part of the series that belongs to the period. */
    private static Optional<Html> price(ReportData data, PriceSeries series) {
        Header header = data.header();
        long from = header.from().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        long to = header.to().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        int[] inside = IntStream.range(0, series.size())
                .filter(i -> series.time(i) >= from && series.time(i) <= to && Double.isFinite(series.price(i)))
                .toArray();
        if (inside.length == 0) {
            return Optional.empty();
        }
        long[] times = Arrays.stream(inside).mapToLong(series::time).toArray();
        double[] prices = Arrays.stream(inside).mapToDouble(series::price).toArray();
        List<ExecutionRow> fills = data.executions().stream()
                .filter(e -> e.instrument().equals(series.instrument()) && !e.busted())
                .toList();
        LongSummaryStatistics range = LongStream.concat(
                        Arrays.stream(times), fills.stream().mapToLong(Charts::millis))
                .summaryStatistics();
        TimeChart chart = new TimeChart(
                "price",
                "Price of " + series.instrument() + (fills.isEmpty() ? "" : " with entries and exits")
                        + ", time in UTC",
                new TimeAxis(range.getMin(), range.getMax()),
                times,
                prices,
                fills.stream().mapToDouble(e -> FactNumbers.of(e.lastPx())).toArray());
        fills.forEach(fill -> mark(chart, fill));
        return Optional.of(chart.html());
    }

    private static long millis(ExecutionRow fill) {
        return fill.transactTime().toEpochMilli();
    }

    private static void mark(TimeChart chart, ExecutionRow fill) {
        boolean buy = fill.side().sign() > 0;
        BigDecimal before = buy
                ? fill.positionAfter().subtract(fill.lastQty())
                : fill.positionAfter().add(fill.lastQty());
        boolean entry = fill.positionAfter().abs().compareTo(before.abs()) > 0;
        double price = FactNumbers.of(fill.lastPx());
        String text = "%s %s: %s @ %s, %s UTC"
                .formatted(
                        fill.side(),
                        entry ? "entry" : "exit",
                        Figures.number(fill.lastQty()),
                        Figures.number(fill.lastPx()),
                        Figures.time(fill.transactTime()));
        String style = (buy ? "up " : "down ") + (entry ? "entry" : "exit");
        chart.mark(style, millis(fill), price, "order-" + fill.clOrdId(), text);
    }
}
