package io.drover.report;

import io.drover.model.ExecType;
import io.drover.order.ExecutionReport;
import java.util.Locale;

/** Execution reports in words. */
final class ReportText {
    private ReportText() {}

    static String what(ExecutionReport report) {
        if (report.execType() == ExecType.TRADE) {
            return "Fill";
        }
        String name = report.execType().name().replace('_', ' ').toLowerCase(Locale.ROOT);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static String of(ExecutionReport report, String source) {
        StringBuilder text = new StringBuilder();
        report.lastPx()
                .filter(px -> report.lastQty().isPositive())
                .ifPresent(px -> text.append(report.lastQty())
                        .append(" @ ")
                        .append(px)
                        .append(", fee ")
                        .append(report.fee())
                        .append(", "));
        text.append("cumQty=%s leavesQty=%s execId=%s".formatted(report.cumQty(), report.leavesQty(), report.execId()));
        report.refExecId().ifPresent(ref -> text.append(" refExecId=").append(ref));
        report.origClOrdId().ifPresent(id -> text.append(" origClOrdId=").append(id));
        text.append(source.equals("stream") ? "" : " source=" + source);
        return text.append(report.text().isEmpty() ? "" : ": " + report.text()).toString();
    }
}
