package io.drover.report;

import io.drover.decision.Provenance.Binding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One card per order: why, how much, what every control said, what became of it. */
final class OrderCards {
    private final Map<String, DecisionRow> decisions = new HashMap<>();
    private final Set<String> anchors = new HashSet<>();
    private final String currency;

    OrderCards(ReportData data) {
        data.decisions().forEach(decision -> decisions.put(decision.ordinal(), decision));
        this.currency = data.header().currency().code();
    }

    Html card(OrderRow order) {
        Optional<DecisionRow> decision = Optional.ofNullable(decisions.get(order.decision()));
        return Html.of(
                """
                <details class="order{}" id="order-{}"><summary>{}</summary>
                <div class="body">{}{}{}</div></details>
                """,
                order.parent().isEmpty() ? "" : " leg",
                order.clOrdId(),
                summary(order),
                terms(order, decision),
                decision.map(d -> because(order, d)).orElse(Html.NONE),
                events(order));
    }

    private Html summary(OrderRow order) {
        return Html.of(
                "<span class=\"at\">{}</span><span class=\"what\"><b class=\"{}\">{}</b> {} {}</span>"
                        + "<span class=\"px\">{}</span><span class=\"rule\">{}</span>{}<span class=\"pnl\">{}</span>",
                Cells.time(order.approvedAt()),
                order.side().sign() > 0 ? "buy" : "sell",
                order.side(),
                Figures.number(order.orderQty()),
                order.instrument(),
                order.avgPx().map(px -> Html.of("@ {}", Cells.number(px))).orElse(Html.of("–")),
                order.rules(),
                Cells.badge(order.status(), order.status()),
                order.realizedPnl().signum() == 0 ? Html.of("–") : Cells.gain(order.netPnl()));
    }

    private Html terms(OrderRow order, Optional<DecisionRow> decision) {
        Terms terms = new Terms()
                .add("Order id", Html.of("<code>{}</code>", order.clOrdId()))
                .add("Decision", decision.map(d -> decided(order, d)).orElse(Html.of("{}", order.origin())))
                .add("Strategy", order.strategy())
                .add("Terms", termsText(order))
                .add("Protection", order.protection());
        if (!order.parent().isEmpty()) {
            terms.add("Belongs to", Html.of("{} of {}", order.origin(), Cells.orderLink(order.parent())));
        }
        decision.filter(d -> order.parent().isEmpty()).ifPresent(d -> terms.add("Sizing", d.sizing()));
        return terms.add("Filled", filled(order))
                .add("Fees, " + currency, Cells.number(order.fees()))
                .add("Realised P&L before fees, " + currency, Cells.gain(order.realizedPnl()))
                .add("Realised P&L after fees, " + currency, Cells.gain(order.netPnl()))
                .html();
    }

    private Html decided(OrderRow order, DecisionRow decision) {
        boolean first = order.parent().isEmpty() && anchors.add(decision.ordinal());
        return Html.of(
                "<span{}>{}</span> in cycle {} ({}) at {} UTC{}",
                first ? Html.of(" id=\"decision-{}\"", decision.ordinal()) : Html.NONE,
                decision.ordinal(),
                decision.cycle(),
                decision.schedule(),
                Cells.time(decision.at()),
                order.parent().isEmpty() ? "" : ", of the entry it protects");
    }

    private static String termsText(OrderRow order) {
        StringBuilder text = new StringBuilder()
                .append(order.role())
                .append(' ')
                .append(order.ordType())
                .append(' ')
                .append(order.timeInForce());
        order.limitPx().ifPresent(px -> text.append(", limit ").append(Figures.number(px)));
        order.stopPx().ifPresent(px -> text.append(", stop ").append(Figures.number(px)));
        order.trailingRatio().ifPresent(r -> text.append(", trailing ").append(Figures.percent(r)));
        return text.toString();
    }

    private static Html filled(OrderRow order) {
        return Html.of(
                "{} of {}{}",
                Cells.number(order.cumQty()),
                Cells.number(order.orderQty()),
                order.avgPx()
                        .map(px -> Html.of(", average price {}", Cells.number(px)))
                        .orElse(Html.NONE));
    }

    private Html because(OrderRow order, DecisionRow decision) {
        if (!order.parent().isEmpty()) {
            return Html.NONE;
        }
        List<Html> rules = decision.rules().stream().map(OrderCards::rule).toList();
        return Html.of(
                "<h4>Why</h4>{}{}<h4>Controls</h4>{}",
                decision.reason().isEmpty() ? Html.NONE : Html.of("<p class=\"reason\">{}</p>", decision.reason()),
                rules,
                verdicts(decision, currency));
    }

    private static Html rule(DecisionRow.Rule rule) {
        List<Html> facts = rule.facts().stream()
                .map(fact -> Html.of(
                        "<li><b>{}</b> {}</li>",
                        fact.reference(),
                        fact.values().isEmpty() ? Html.NONE : pairs(fact.values())))
                .toList();
        return Html.of(
                "<p><b>{}</b> <code>{}</code></p>{}{}",
                rule.name(),
                rule.source(),
                rule.bindings().isEmpty() ? Html.NONE : Html.of("<p class=\"pairs\">{}</p>", pairs(rule.bindings())),
                facts.isEmpty()
                        ? Html.NONE
                        : Html.of(
                                "<details class=\"facts\"><summary>{} matched {}</summary><ul>{}</ul></details>",
                                facts.size(),
                                facts.size() == 1 ? "fact" : "facts",
                                facts));
    }

    private static Html pairs(List<Binding> bindings) {
        return Html.join(bindings.stream()
                .map(b -> Html.of("<span class=\"pair\"><i>{}</i> {}</span> ", b.name(), b.value()))
                .toList());
    }

    static Html verdicts(DecisionRow decision, String currency) {
        Table table = Table.styled(
                "verdicts", "Control", "Limit row", "Unit", "#Measured", "#Limit", "#Headroom", "Used", "Outcome");
        for (DecisionRow.ControlVerdict v : decision.verdicts()) {
            table.row(
                    Html.of("<b>{}</b> {}", v.control(), v.control().title()),
                    v.row(),
                    Cells.unit(v.control(), currency),
                    Cells.measure(v.control(), v.measured()),
                    Cells.measure(v.control(), v.limit()),
                    Cells.measure(v.control(), v.headroom()),
                    Cells.bar(v.utilisation(), v.passed()),
                    Cells.badge(v.passed() ? "pass" : "breach", v.outcome().name()));
        }
        return table.isEmpty() ? Html.of("<p>No control gave a verdict.</p>") : table.html();
    }

    private static Html events(OrderRow order) {
        Table table = Table.styled("events", "#Record", "Time, UTC", "Event", "Values");
        order.events().forEach(e -> table.row(e.sequence(), Cells.time(e.at()), e.what(), e.text()));
        return Html.of("<h4>What was sent and heard</h4>{}", table.html());
    }

    /** Pairs of a name and a value; empty values are left out. */
    private static final class Terms {
        private final StringBuilder rows = new StringBuilder();

        private Terms add(String name, Object value) {
            if (!value.equals("")) {
                rows.append(Html.of("<div><dt>{}</dt><dd>{}</dd></div>", name, value)
                        .markup());
            }
            return this;
        }

        private Html html() {
            return Html.of("<dl class=\"terms\">{}</dl>", new Html(rows.toString()));
        }
    }
}
