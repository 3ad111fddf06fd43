package io.drover.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The tables of the report. */
final class Sections {
    /** Longer tables are cut in the HTML, never in JSON or CSV. */
    private static final int MOST_ROWS = 1_000;

    private final ReportData data;
    private final String currency;

    Sections(ReportData data) {
        this.data = data;
        this.currency = data.header().currency().code();
    }

    static Html section(String id, String title, Object body) {
        return Html.of("<section id=\"{}\"><h2>{}</h2>\n{}</section>\n", id, title, body);
    }

    Html states() {
        Table table = new Table("Time, UTC", "Change", "State", "Scope", "Cause", "By", "Account afterwards");
        Html list = fill(
                table,
                data.states(),
                (t, s) -> t.row(
                        Cells.time(s.at()),
                        s.change().equals("LOWERED") ? "↓ lowered" : "↑ cause over",
                        Cells.badge(s.state().name(), s.state().name()),
                        s.scope(),
                        Html.of(
                                "{}{}",
                                s.reason(),
                                s.control()
                                        .map(c -> Html.of(" <b>{}</b> {}", c, c.code()))
                                        .orElse(Html.NONE)),
                        s.by(),
                        Cells.badge(s.effective().name(), s.effective().name())));
        return section(
                "states",
                "Trading state",
                data.states().isEmpty() ? nothing("The trading state did not change.") : list);
    }

    Html attribution() {
        Table table = new Table(
                "By",
                "Name",
                "#Accepted",
                "#Denied",
                "#Round trips",
                "#Won",
                "#P&L before fees, " + currency,
                "#Fees, " + currency,
                "#P&L after fees, " + currency);
        data.attribution()
                .forEach(a -> table.row(
                        a.by(),
                        a.name(),
                        a.accepted(),
                        a.denied(),
                        a.roundTrips(),
                        a.wins(),
                        Cells.gain(a.realizedPnl()),
                        Cells.money(a.fees()),
                        Cells.gain(a.netPnl())));
        return section("attribution", "What each strategy and rule brought", orNothing(table, "No proposal was made."));
    }

    Html roundTrips() {
        Table table = new Table(
                "Instrument",
                "#Units",
                "Entry, UTC",
                "#Entry price",
                "Exit, UTC",
                "#Exit price",
                "#P&L before fees, " + currency,
                "#Fees, " + currency,
                "#P&L after fees, " + currency);
        Html list = fill(
                table,
                data.roundTrips(),
                (t, r) -> t.row(
                        Cells.instrument(r.instrument()),
                        Cells.number(r.quantity()),
                        leg(r.openedAt(), r.entryOrder(), r.entryRule()),
                        Cells.number(r.entryPx()),
                        leg(r.closedAt(), r.exitOrder(), r.exitRule()),
                        Cells.number(r.exitPx()),
                        Cells.gain(r.realizedPnl()),
                        Cells.money(r.fees()),
                        Cells.gain(r.netPnl())));
        int size = data.roundTrips().size();
        return section(
                "round-trips",
                "Round trips",
                size == 0
                        ? nothing("No position was opened and closed again.")
                        : fold(Html.of("Positions from flat to flat"), size, list));
    }

    Html holdings() {
        Table table = new Table(
                "Instrument", "#Units", "#Average price", "#Last price", "#Unrealised P&L before fees, " + currency);
        data.holdings()
                .forEach(h -> table.row(
                        Cells.instrument(h.instrument()),
                        Cells.number(h.quantity()),
                        Cells.number(h.averagePrice()),
                        Cells.number(h.lastPrice()),
                        h.unrealizedPnl().map(Cells::gain).orElse(Html.of("–"))));
        return section("holdings", "Held at the end", orNothing(table, "Nothing was held at the end."));
    }

    private static Html leg(Instant at, String order, String rule) {
        return Html.of("{} {}<br>{}", Cells.time(at), Cells.orderLink(order), rule);
    }

    Html controls() {
        Table table = new Table(
                "Control",
                "Limit row",
                "Unit",
                "#Verdicts",
                "#Refused",
                "#Highest",
                "#Limit",
                "Highest used",
                "#Highest accepted",
                "Decision");
        data.controls()
                .forEach(c -> table.row(
                        Html.of("<b>{}</b> {}", c.control(), c.control().title()),
                        c.row(),
                        Cells.unit(c.control(), currency),
                        c.verdicts(),
                        c.refused(),
                        Cells.measure(c.control(), c.measured()),
                        Cells.measure(c.control(), c.limit()),
                        Cells.bar(c.highest(), c.refused() == 0),
                        Cells.percent(c.highestAccepted()),
                        Cells.decisionLink(c.decision())));
        return section("controls", "How far each control was used", orNothing(table, "No control gave a verdict."));
    }

    /** Order-to-trade and cancel ratios, repeated orders, layers: control C42. */
    Html patterns() {
        Table table = new Table(
                "Strategy",
                "Instrument",
                "#Orders sent",
                "#Traded",
                "#Orders for a trade",
                "#Cancelled unfilled",
                "#Alike in a minute",
                "");
        data.patterns()
                .forEach(p -> table.row(
                        p.strategy(),
                        Cells.instrument(p.instrument()),
                        p.orders(),
                        p.traded(),
                        Cells.number(p.ordersPerTrade()),
                        Cells.percent(p.cancelRatio()),
                        p.repeats(),
                        p.layered() ? Cells.badge("breach", "layers") : Html.NONE));
        return section("patterns", "Order patterns", orNothing(table, "No order was sent."));
    }

    Html findings() {
        Table table = new Table("Time, UTC", "#Cycle", "Code", "Rule", "Values");
        Html list = fill(
                table,
                data.findings(),
                (t, f) -> t.row(Cells.time(f.at()), f.cycle() == 0 ? "–" : f.cycle(), f.code(), f.rule(), f.text()));
        int size = data.findings().size();
        return section(
                "findings",
                "Findings",
                size == 0
                        ? nothing("No finding, no discarded cycle, no difference from the broker's books.")
                        : fold(Html.of("Things to look at"), size, list));
    }

    Html memos() {
        Table table = new Table("Time, UTC", "#Cycle", "Strategy", "Instrument", "Name", "#Value", "Expires, UTC");
        Html list = fill(
                table,
                data.memos(),
                (t, m) -> t.row(
                        Cells.time(m.at()),
                        m.cycle(),
                        m.strategy(),
                        m.symbol(),
                        m.name(),
                        m.value(),
                        Cells.time(m.expires())));
        int size = data.memos().size();
        return section(
                "memos",
                "What rules remembered",
                size == 0 ? nothing("No rule remembered anything.") : fold(Html.of("Memos"), size, list));
    }

    Html ledger() {
        if (data.ledger().isEmpty()) {
            return Html.NONE;
        }
        Table table = new Table("Time, UTC", "Event", "Instrument", "#Amount, " + currency + ", or ratio", "Note");
        Html list = fill(
                table,
                data.ledger(),
                (t, e) -> t.row(
                        Cells.time(e.at()),
                        e.kind(),
                        Cells.instrument(e.instrument()),
                        Cells.number(e.amount()),
                        e.note()));
        return section("ledger", "Cash and splits", list);
    }

    static <T> Html fill(Table table, List<T> rows, BiConsumer<Table, T> each) {
        rows.stream().limit(MOST_ROWS).forEach(row -> each.accept(table, row));
        return Html.of(
                "{}{}",
                table.html(),
                Html.when(
                        rows.size() > MOST_ROWS,
                        Html.of(
                                "<p class=\"more\">The first {} of {}. The JSON and CSV files hold all.</p>",
                                MOST_ROWS,
                                rows.size())));
    }

    /** A long table starts closed. */
    static Html fold(Html title, int size, Html body) {
        Html open = Html.when(size <= 12, new Html(" open"));
        return Html.of(
                "<details class=\"fold\"{}><summary>{} <span class=\"count\">{}</span></summary>\n{}</details>\n",
                open,
                title,
                size,
                body);
    }

    private static Html orNothing(Table table, String otherwise) {
        return Optional.of(table).filter(t -> !t.isEmpty()).map(Table::html).orElse(nothing(otherwise));
    }

    static Html nothing(String text) {
        return Html.of("<p class=\"none\">{}</p>\n", text);
    }
}
