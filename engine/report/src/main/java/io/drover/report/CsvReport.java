package io.drover.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.drover.model.Decimals;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * CSV files (RFC 4180, UTF-8, CRLF), one line per thing; money in account currency, instants ISO-8601 UTC. Text that a
 * spreadsheet would take for a formula gets an apostrophe in front; numbers never do.
 */
final class CsvReport {
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private CsvReport() {}

    static void write(ReportData data, Path directory) {
        TextFile.write(directory.resolve("orders.csv"), out -> orders(data, out));
        TextFile.write(directory.resolve("executions.csv"), out -> executions(data, out));
        TextFile.write(directory.resolve("decisions.csv"), out -> decisions(data, out));
        TextFile.write(directory.resolve("equity.csv"), out -> equity(data, out));
        TextFile.write(directory.resolve("states.csv"), out -> states(data, out));
        TextFile.write(directory.resolve("ending.csv"), out -> ending(data.header(), out));
    }

    private static void orders(ReportData data, Writer out) throws IOException {
        table(
                out,
                "cl_ord_id,origin,parent,decision,rules,strategy,instrument,role,side,ord_type,time_in_force,approved_at,"
                        + "ord_status,order_qty,limit_px,stop_px,trailing_ratio,cum_qty,avg_px,fees,realized_pnl,net_pnl",
                csv -> data.orders()
                        .forEach(o -> row(
                                csv,
                                o.clOrdId(),
                                o.origin(),
                                o.parent(),
                                o.decision(),
                                o.rules(),
                                o.strategy(),
                                o.instrument(),
                                o.role(),
                                o.side(),
                                o.ordType(),
                                o.timeInForce(),
                                o.approvedAt(),
                                o.status(),
                                o.orderQty(),
                                o.limitPx(),
                                o.stopPx(),
                                o.trailingRatio(),
                                o.cumQty(),
                                o.avgPx(),
                                o.fees(),
                                o.realizedPnl(),
                                o.netPnl())));
    }

    private static void executions(ReportData data, Writer out) throws IOException {
        table(
                out,
                "sequence,transact_time,exec_id,cl_ord_id,instrument,side,last_qty,last_px,fee,realized_pnl,"
                        + "position_after,average_price_after,busted",
                csv -> data.executions()
                        .forEach(e -> row(
                                csv,
                                e.sequence(),
                                e.transactTime(),
                                e.execId(),
                                e.clOrdId(),
                                e.instrument(),
                                e.side(),
                                e.lastQty(),
                                e.lastPx(),
                                e.fee(),
                                e.realizedPnl(),
                                e.positionAfter(),
                                e.averagePriceAfter(),
                                e.busted())));
    }

    /** One line per verdict; a decision without any has one line. */
    private static void decisions(ReportData data, Writer out) throws IOException {
        table(
                out,
                "decision,cycle,scheduled_at,rule_set,strategy,symbol,role,side,order_qty,reference_px,rules,sources,"
                        + "bindings,outcome,denials,control,code,limit_row,unit,measured,limit,headroom,utilisation,verdict",
                csv -> data.decisions().forEach(decision -> verdicts(csv, decision)));
    }

    private static void verdicts(CsvWriter csv, DecisionRow d) {
        if (d.verdicts().isEmpty()) {
            row(csv, decision(d, "", "", "", "", "", "", "", "", ""));
        }
        for (DecisionRow.ControlVerdict v : d.verdicts()) {
            row(
                    csv,
                    decision(
                            d,
                            v.control(),
                            v.control().code(),
                            v.row(),
                            v.control().unit(),
                            v.measured(),
                            v.limit(),
                            v.headroom(),
                            v.utilisation(),
                            v.outcome()));
        }
    }

    private static Object[] decision(DecisionRow d, Object... verdict) {
        List<Object> cells = new ArrayList<>(List.of(
                d.ordinal(),
                d.cycle(),
                d.at(),
                d.ruleSet(),
                d.strategy(),
                d.symbol(),
                d.role(),
                d.side(),
                d.quantity(),
                d.referencePrice(),
                d.ruleNames(),
                joined(d.rules().stream().map(DecisionRow.Rule::source).toList()),
                joined(d.rules().stream()
                        .flatMap(rule -> rule.bindings().stream())
                        .map(b -> b.name() + "=" + b.value())
                        .toList()),
                d.accepted() ? "ACCEPTED" : "DENIED",
                joined(d.denials().stream().map(Object::toString).toList())));
        cells.addAll(Arrays.asList(verdict));
        return cells.toArray();
    }

    private static void equity(ReportData data, Writer out) throws IOException {
        table(
                out,
                "scheduled_at,cycle,equity,cash,drawdown_ratio",
                csv -> data.equity()
                        .forEach(p -> row(csv, p.at(), p.cycle(), p.equity(), p.cash(), p.drawdownRatio())));
    }

    private static void states(ReportData data, Writer out) throws IOException {
        table(
                out,
                "at,change,cause,scope,trading_state,control,code,reason,by,effective",
                csv -> data.states()
                        .forEach(s -> row(
                                csv,
                                s.at(),
                                s.change(),
                                s.id(),
                                s.scope(),
                                s.state(),
                                s.control(),
                                s.control().map(c -> c.code()).orElse(""),
                                s.reason(),
                                s.by(),
                                s.effective())));
    }

    /** One line: how trading ended. */
    private static void ending(Header header, Writer out) throws IOException {
        Optional<Header.Restriction> restriction = header.restriction();
        table(
                out,
                "ending,trading_state,since,cause,scope,control,code,reason,by",
                csv -> row(
                        csv,
                        header.ending(),
                        header.tradingState(),
                        restriction.map(Header.Restriction::since),
                        restriction.map(Header.Restriction::cause),
                        restriction.map(Header.Restriction::scope),
                        restriction.flatMap(Header.Restriction::control),
                        restriction.flatMap(Header.Restriction::code),
                        restriction.map(Header.Restriction::reason),
                        restriction.map(Header.Restriction::by)));
    }

    private static String joined(List<String> parts) {
        return String.join("; ", parts);
    }

    private static void table(Writer out, String header, Consumer<CsvWriter> rows) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(header.split(",", -1));
        rows.accept(csv);
        csv.flush();
    }

    private static void row(CsvWriter csv, Object... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvReport::cell).toArray(String[]::new));
    }

    private static String cell(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(CsvReport::cell).orElse("");
        }
        if (value instanceof BigDecimal number) {
            return Decimals.normalize(number).toPlainString();
        }
        String text = value.toString();
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
