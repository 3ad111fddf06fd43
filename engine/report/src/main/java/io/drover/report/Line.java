package io.drover.report;

import java.util.ArrayList;
import java.util.List;

/** A line in a square of 1000 by 1000; of many points only first, lowest, highest and last per column are drawn. */
final class Line {
    private static final int COLUMNS = 600;
    private static final int SIDE = 1000;
    private final TimeAxis x;
    private final ValueAxis y;

    Line(TimeAxis x, ValueAxis y) {
        this.x = x;
        this.y = y;
    }

    /** The {@code d} of an SVG path. */
    String path(long[] times, double[] values) {
        StringBuilder path = new StringBuilder();
        for (int index : visible(times, values)) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(place(x.place(times[index])))
                    .append(' ')
                    .append(place(y.place(values[index])));
        }
        if (times.length == 1) {
            path.append("H").append(SIDE);
        }
        return path.toString();
    }

    /** 0 to 1 as 0 to 1000 with at most one decimal. */
    static String place(double ratio) {
        long tenths = Math.round(ratio * SIDE * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + Math.abs(tenths % 10);
    }

    private List<Integer> visible(long[] times, double[] values) {
        List<Integer> picked = new ArrayList<>();
        for (int start = 0; start < times.length; ) {
            int end = start;
            while (end + 1 < times.length && column(times[end + 1]) == column(times[start])) {
                end++;
            }
            pick(picked, values, start, end);
            start = end + 1;
        }
        return picked;
    }

    private long column(long time) {
        return (long) (x.place(time) * COLUMNS);
    }

    private static void pick(List<Integer> picked, double[] values, int start, int end) {
        int low = start;
        int high = start;
        for (int i = start; i <= end; i++) {
            low = values[i] < values[low] ? i : low;
            high = values[i] > values[high] ? i : high;
        }
        List.of(start, Math.min(low, high), Math.max(low, high), end).stream()
                .distinct()
                .forEach(picked::add);
    }

    static String percent(double ratio) {
        long hundredths = Math.round(ratio * 10_000);
        return hundredths / 100 + "." + hundredths % 100 / 10 + hundredths % 10 + "%";
    }
}
