package io.drover.report;

import io.drover.fact.FactNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

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
        data.prices().stream().filter(series -> series.size() > 0).forEach(series -> charts.add(price(data, series)));
        return Sections.section(
                "charts", "Charts", charts.isEmpty() ? Sections.nothing("The period holds no cycle.") : charts);
    }

    private static Html account(
            ReportData data, String kind, String title, Function<ReportData.EquityPoint, BigDecimal> value) {
        long[] times =
                data.equity().stream().mapToLong(p -> p.at().toEpochMilli()).toArray();
        double[] values = data.equity().stream()
                .mapToDouble(p -> FactNumbers.of(value.apply(p)))
                .toArray();
        return new TimeChart(kind, title + ", time in UTC", times, values).html();
    }

    private static Html price(ReportData data, PriceSeries series) {
        long[] times = IntStream.range(0, series.size()).mapToLong(series::time).toArray();
        double[] prices =
                IntStream.range(0, series.size()).mapToDouble(series::price).toArray();
        String title = "Price of " + series.instrument() + " with entries and exits, time in UTC";
        TimeAxis axis = new TimeAxis(times[0], times[times.length - 1]);
        List<ExecutionRow> fills = data.executions().stream()
                .filter(e -> e.instrument().equals(series.instrument()) && !e.busted())
                .filter(e -> axis.holds(e.transactTime().toEpochMilli()))
                .toList();
        double[] marked =
                fills.stream().mapToDouble(e -> FactNumbers.of(e.lastPx())).toArray();
        TimeChart chart = new TimeChart("price", title, times, prices, marked);
        fills.forEach(fill -> mark(chart, fill));
        return chart.html();
    }

    private static void mark(TimeChart chart, ExecutionRow fill) {
        boolean buy = fill.side().sign() > 0;
        BigDecimal before = buy
                ? fill.positionAfter().subtract(fill.lastQty())
                : fill.positionAfter().add(fill.lastQty());
        boolean entry = fill.positionAfter().abs().compareTo(before.abs()) > 0;
        long time = fill.transactTime().toEpochMilli();
        double price = FactNumbers.of(fill.lastPx());
        String text = "%s %s: %s @ %s, %s UTC"
                .formatted(
                        fill.side(),
                        entry ? "entry" : "exit",
                        Figures.number(fill.lastQty()),
                        Figures.number(fill.lastPx()),
                        Figures.time(fill.transactTime()));
        String style = (buy ? "up " : "down ") + (entry ? "entry" : "exit");
        chart.mark(style, time, price, "order-" + fill.clOrdId(), text);
    }
}
