package io.drover.report;

import io.drover.decision.Provenance.Binding;
import io.drover.model.Control;
import io.drover.model.Currency;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Explanations as lines for a terminal. What rules and brokers wrote cannot steer the terminal. */
final class ExplanationText {
    private final StringBuilder out = new StringBuilder();
    private final Currency currency;

    private ExplanationText(Currency currency) {
        this.currency = currency;
    }

    static String of(Optional<DecisionRow> decision, List<OrderRow> orders, Currency currency) {
        ExplanationText text = new ExplanationText(currency);
        decision.ifPresent(text::decision);
        orders.forEach(text::order);
        return text.out.toString();
    }

    static String whyNot(String symbol, Instant at, List<NearMiss> rules) {
        ExplanationText text = new ExplanationText(Currency.USD);
        text.line("%s at %s UTC: no proposal.", symbol, Figures.time(at));
        if (rules.isEmpty()) {
            text.line("  No strategy rule of this schedule speaks of it.");
        }
        for (NearMiss miss : rules) {
            text.line("");
            text.line("%s  (%s)", miss.rule(), miss.source());
            if (miss.condition().isEmpty()) {
                text.line(miss.actual().isEmpty() ? "  fired" : "  fired: %s", miss.actual());
            } else {
                text.line("  first false condition: %s", miss.condition());
                text.line("  actual:                %s", miss.actual());
            }
        }
        return text.out.toString();
    }

    private void decision(DecisionRow d) {
        line(
                "Decision %s: %s %s %s %s, %s",
                d.ordinal(),
                d.side(),
                Figures.exact(d.quantity()),
                d.symbol(),
                d.role(),
                d.accepted() ? "accepted" : "DENIED");
        line(
                "  at %s UTC, cycle %d (%s), strategy %s, rule set %s",
                Figures.time(d.at()), d.cycle(), d.schedule(), d.strategy(), d.ruleSet());
        d.denials().forEach(denial -> line("  denied: %s", denial));
        line("");
        line("Why");
        d.rules().forEach(this::rule);
        if (!d.reason().isEmpty()) {
            line("  reason: %s", d.reason());
        }
        line("");
        line("How much");
        line("  %s", d.sizing());
        line("");
        line("Controls");
        verdicts(d);
    }

    private void rule(DecisionRow.Rule rule) {
        line("  %s  (%s)", rule.name(), rule.source());
        rule.bindings().forEach(b -> line("    %s = %s", b.name(), b.value()));
        rule.facts().forEach(f -> line("    matched %s  %s", f.reference(), pairs(f.values())));
    }

    private static String pairs(List<Binding> values) {
        return values.stream().map(b -> b.name() + "=" + b.value()).collect(Collectors.joining(" "));
    }

    private void verdicts(DecisionRow d) {
        if (d.verdicts().isEmpty()) {
            line("  none gave a verdict");
            return;
        }
        line("  %-51s %14s %14s %14s %9s", "control", "measured", "limit", "headroom", "used");
        for (DecisionRow.ControlVerdict v : d.verdicts()) {
            line(
                    "  %-51s %14s %14s %14s %9s  %-7s %s",
                    v.control() + " " + v.control().title(),
                    value(v.control(), v.measured()),
                    value(v.control(), v.limit()),
                    value(v.control(), v.headroom()),
                    v.utilisation().map(Figures::percent).orElse("–"),
                    v.outcome(),
                    v.row());
        }
    }

    private String value(Control control, Optional<BigDecimal> value) {
        return value.map(v -> switch (control.unit()) {
                    case MONEY -> Figures.money(v) + " " + currency;
                    case RATIO -> Figures.percent(v);
                    case QUANTITY -> Figures.number(v);
                    case COUNT -> Figures.number(v);
                    case SECONDS -> Figures.number(v) + " s";
                })
                .orElse("–");
    }

    private void order(OrderRow o) {
        line("");
        line("Order %s (%s)", o.clOrdId(), o.origin());
        StringBuilder terms = new StringBuilder();
        o.limitPx().ifPresent(px -> terms.append(", limit ").append(Figures.exact(px)));
        o.stopPx().ifPresent(px -> terms.append(", stop ").append(Figures.exact(px)));
        o.trailingRatio().ifPresent(r -> terms.append(", trailing ").append(Figures.percent(r)));
        line(
                "  %s %s %s %s %s %s%s: %s",
                o.role(),
                o.side(),
                Figures.exact(o.orderQty()),
                o.instrument(),
                o.ordType(),
                o.timeInForce(),
                terms,
                o.status());
        if (!o.protection().isEmpty()) {
            line("  protection: %s", o.protection());
        }
        o.events().forEach(e -> line("  %s UTC  %-17s %s", Figures.time(e.at()), e.what(), e.text()));
        line(
                "  filled %s of %s%s, fees %s %s, realised %s %s before and %s %s after fees",
                Figures.exact(o.cumQty()),
                Figures.exact(o.orderQty()),
                o.avgPx().map(px -> " at " + Figures.exact(px)).orElse(""),
                Figures.exact(o.fees()),
                currency,
                Figures.exact(o.realizedPnl()),
                currency,
                Figures.exact(o.netPnl()),
                currency);
    }

    private void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        line.codePoints()
                .map(c -> Html.misleads(c) || c == '\n' || c == '\t' ? '?' : c)
                .forEach(out::appendCodePoint);
        while (!out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        out.append('\n');
    }
}
