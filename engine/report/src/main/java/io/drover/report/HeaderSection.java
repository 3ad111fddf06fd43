package io.drover.report;

import io.drover.report.ReportContext.Verification;
import java.math.BigDecimal;
import java.util.List;

/** Head of the page: how it ended, what it is about, whether the journal is intact, and the period in numbers. */
final class HeaderSection {
    private final Header header;
    private final Summary summary;
    private final String currency;

    HeaderSection(ReportData data) {
        this.header = data.header();
        this.summary = data.summary();
        this.currency = header.currency().code();
    }

    Html html() {
        String mode = header.mode().map(Enum::name).orElse("NO RUN");
        return Html.of(
                """
                <header><p class="ending {}">{}</p>
                <h1>Audit report <span class="badge mode {}">{}</span></h1>
                <p class="about">Account <b>{}</b> · {} to {} UTC · {} records · {}</p>
                {}<dl class="ids">{}</dl></header>
                """,
                header.tradingState(),
                header.ending(),
                mode,
                mode,
                header.account(),
                Cells.time(header.from()),
                Cells.time(header.to()),
                Figures.number(BigDecimal.valueOf(header.records())),
                verification(),
                header.notes().stream()
                        .map(n -> Html.of("<p class=\"note\">{}</p>", n))
                        .toList(),
                ids());
    }

    private Html verification() {
        Verification check = header.verification();
        String text = switch (check.result()) {
            case INTACT -> "✓ journal intact";
            case BROKEN -> "✗ JOURNAL BROKEN";
            case NOT_VERIFIED -> "? journal not verified";
        };
        return Html.of("{} {}", Cells.badge("check-" + check.result().name(), text), check.text());
    }

    private Html ids() {
        return Html.of(
                "{}{}{}{}{}",
                id("Rule set (SHA-256)", header.ruleSets()),
                id("Configuration (SHA-256)", header.configs()),
                id("Decision hash", List.of(header.decisionHash())),
                id("Chain head", List.of(header.chainHead())),
                Html.of(
                        "<div><dt>Runs</dt><dd>{}</dd></div>",
                        header.runs().stream().map(HeaderSection::run).toList()));
    }

    private static Html id(String name, List<String> hashes) {
        return Html.of(
                "<div><dt>{}</dt><dd>{}</dd></div>",
                name,
                hashes.stream().map(hash -> Html.of("<code>{}</code> ", hash)).toList());
    }

    private static Html run(Header.Run run) {
        return Html.of(
                "<div>{}: {} {}, {} to {} UTC{}</div>",
                run.epoch(),
                run.mode(),
                run.build(),
                Cells.time(run.startedAt()),
                Cells.time(run.endedAt()),
                run.reason().isEmpty() ? "" : ", " + run.reason());
    }

    Html summary() {
        Summary.Counts n = summary.counts();
        List<Html> tiles = List.of(
                tile("Equity at start, " + currency, Cells.money(summary.startEquity()), ""),
                tile("Equity at end, " + currency, Cells.money(summary.endEquity()), ""),
                tile("Profit and loss, " + currency, Cells.gain(summary.pnl()), returned()),
                tile("Realised before fees, " + currency, Cells.gain(summary.realizedPnl()), moved()),
                tile("Fees, " + currency, Cells.money(summary.fees()), ""),
                tile("Largest drawdown", Cells.percent(summary.maxDrawdownRatio()), fall()),
                tile("Round trips", n(summary.roundTrips()), summary.wins() + " won"),
                tile("Win rate", Cells.percent(summary.winRatio()), "after fees"),
                tile("Orders", n(n.orders()), n(n.fills()) + " fills; protective stops apart"),
                tile("Denials", n(n.denied()), "of " + n(n.proposals()) + " proposals"),
                tile("Cycles", n(n.cycles()), n(n.discarded()) + " discarded, " + n(n.skipped()) + " skipped"),
                tile(
                        "Not explained, " + currency,
                        Cells.money(summary.unexplained()),
                        "equity less fills, fees, cash, marks"));
        return Html.of("<section id=\"summary\"><h2>Summary</h2><dl class=\"tiles\">{}</dl></section>\n", tiles);
    }

    private String returned() {
        return summary.returnRatio().map(Figures::percent).orElse("–");
    }

    private String moved() {
        return summary.cashMoved().signum() == 0 ? "" : "cash moved " + Figures.signedMoney(summary.cashMoved());
    }

    private String fall() {
        return summary.maxDrawdownAt()
                .map(at -> Figures.money(summary.maxDrawdown()) + " " + currency + ", " + Figures.time(at))
                .orElse("");
    }

    private static String n(long count) {
        return Figures.number(BigDecimal.valueOf(count));
    }

    private static Html tile(String name, Object value, String remark) {
        return Html.of("<div><dt>{}</dt><dd>{}</dd><dd class=\"remark\">{}</dd></div>", name, value, remark);
    }
}
