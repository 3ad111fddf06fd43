package io.drover.app.config;

import io.drover.app.settings.Range;
import io.drover.app.settings.Setting;
import io.drover.broker.simulated.MarginTerms;
import io.drover.trading.MarginRule;
import io.drover.trading.MarginSchedule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Section {@code margin} of {@code execution.yaml}: without rules everything is paid in full. */
public record MarginSettings(
        @Setting(
                value = "Rules by name; the one that began last holds. Only shares and funds are lent on. None:"
                        + " a cash account without short selling.",
                standard = "")
        Map<String, Rule> rules) {
    public MarginSettings {
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        Range.require(
                rules.values().stream().map(Rule::from).distinct().count() == rules.size(),
                "rules",
                "must begin on different days",
                "change one of the dates");
    }

    /** One dated margin rule. */
    public record Rule(
            @Setting(value = "First UTC date on which it holds.", unit = "date")
            LocalDate from,

            @Setting(value = "Own money needed to open, of the position's value. Regulation T: 0.5.", unit = "ratio")
            BigDecimal initialRatio,

            @Setting(value = "Own money needed to keep, of the position's value. FINRA 4210: 0.25.", unit = "ratio")
            BigDecimal maintenanceRatio) {
        public Rule {
            Range.positive("initial-ratio", initialRatio);
            Range.ratio("initial-ratio", initialRatio);
            Range.positive("maintenance-ratio", maintenanceRatio);
            Range.require(
                    maintenanceRatio.compareTo(initialRatio) <= 0,
                    "maintenance-ratio",
                    "must not be above initial-ratio",
                    "write 0.25");
        }
    }

    public MarginSchedule toSchedule() {
        TreeMap<LocalDate, MarginRule> dated = new TreeMap<>();
        rules.forEach((name, rule) ->
                dated.put(rule.from(), new MarginRule(name, rule.initialRatio(), rule.maintenanceRatio())));
        return new MarginSchedule(dated);
    }

    /** The simulated broker knows one rule for all time: the last one. */
    MarginTerms toTerms() {
        return rules.values().stream()
                .max(Comparator.comparing(Rule::from))
                .map(rule -> new MarginTerms(MarginTerms.Kind.MARGIN, rule.initialRatio(), rule.maintenanceRatio()))
                .orElse(MarginTerms.CASH_ACCOUNT);
    }
}
