package io.drover.report;

import io.drover.fact.FactNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line over time. The drawing stretches with the page and its lines keep their width; labels and marks are text and
 * links beside it, so they are never distorted. The marks are no tab stops: the list of orders holds the same by keyboard.
 */
final class TimeChart {
    private static final Html LEGEND = new Html("""
            <p class="legend"><span><i class="mark up entry"></i>buy</span><span><i class="mark down exit"></i>sell</span>\
            <span>green opens, amber closes; each leads to its order</span></p>""");
    private final String kind;
    private final String title;
    private final long[] times;
    private final double[] values;
    private final TimeAxis x;
    private final ValueAxis y;
    private final List<Html> marks = new ArrayList<>();

    /**
     * @param kind style class: {@code equity}, {@code drawdown} or {@code price}
     * @param marked values that must be visible too
     */
    TimeChart(String kind, String title, TimeAxis axis, long[] times, double[] values, double... marked) {
        this.kind = kind;
        this.title = title;
        this.times = times;
        this.values = values;
        this.x = axis;
        double min = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .min()
                .orElse(0);
        double max = IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .max()
                .orElse(0);
        this.y = new ValueAxis(min, max);
    }

    /** A link at a point, with a text that says what it is. */
    void mark(String style, long time, double value, String href, String text) {
        marks.add(Html.of(
                "<a class=\"mark {}\" tabindex=\"-1\" style=\"left:{};top:{}\" href=\"#{}\" title=\"{}\"><span>{}</span></a>\n",
                style,
                Line.percent(x.place(time)),
                Line.percent(y.place(value)),
                href,
                text,
                text));
    }

    Html html() {
        return Html.of(
                """
                <figure class="chart {}" data-from="{}" data-to="{}" data-low="{}" data-high="{}" data-decimals="{}"><figcaption>{}</figcaption>{}
                <div class="plot"><div class="ys" aria-hidden="true">{}</div><div class="area">{}
                {}</div><div class="xs" aria-hidden="true">{}</div></div></figure>
                """,
                kind,
                x.from(),
                x.to(),
                FactNumbers.text(y.low()),
                FactNumbers.text(y.high()),
                y.decimals() + 2,
                title,
                Html.when(!marks.isEmpty(), LEGEND),
                y.ticks().stream().map(this::valueLabel).toList(),
                drawing(),
                marks,
                timeLabels());
    }

    private Html drawing() {
        String path = new Line(x, y).path(times, values);
        String base = Line.place(y.place(Math.min(Math.max(0, y.low()), y.high())));
        String fill = path + "V" + base + "H0Z";
        return Html.of(
                "<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">"
                        + "<path class=\"grid\" d=\"{}\"/><path class=\"fill\" d=\"{}\"/><path class=\"line\" d=\"{}\"/></svg>",
                title + ": " + y.label(values[0]) + " at first, " + y.label(values[values.length - 1]) + " at last",
                grid(),
                fill,
                path);
    }

    private String grid() {
        StringBuilder path = new StringBuilder();
        y.ticks().forEach(t -> path.append("M0 ").append(Line.place(y.place(t))).append("H1000"));
        x.ticks().forEach(t -> path.append("M").append(Line.place(t.place())).append(" 0V1000"));
        return path.toString();
    }

    private Html valueLabel(double tick) {
        return Html.of("<span style=\"top:{}\">{}</span>", Line.percent(y.place(tick)), y.label(tick));
    }

    private List<Html> timeLabels() {
        List<TimeAxis.Tick> ticks = x.ticks();
        return IntStream.range(0, ticks.size())
                .mapToObj(i -> Html.of(
                        "<span class=\"{}\" style=\"left:{}\">{}<br>{}</span>",
                        (i % 2 == 0 ? "major" : "minor") + (ticks.get(i).place() > 0.94 ? " end" : ""),
                        Line.percent(ticks.get(i).place()),
                        ticks.get(i).label(),
                        ticks.get(i).below()))
                .toList();
    }
}
