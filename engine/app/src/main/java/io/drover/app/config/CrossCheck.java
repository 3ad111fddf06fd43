package io.drover.app.config;

import io.drover.app.settings.Problem;
import io.drover.broker.simulated.FeeTable;
import io.drover.market.calendar.Calendars;
import io.drover.market.indicator.IndicatorSet;
import io.drover.market.indicator.IndicatorSpec;
import io.drover.model.InstrumentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What no single record can see: names that refer to other files. */
final class CrossCheck {
    private final Configuration config;
    private final List<Problem> problems = new ArrayList<>();

    private CrossCheck(Configuration config) {
        this.config = config;
    }

    static List<Problem> of(Configuration config) {
        CrossCheck check = new CrossCheck(config);
        Calendars calendars = Calendars.standard();
        check.instruments(calendars);
        check.schedules(calendars);
        check.indicators();
        check.fees();
        return check.problems;
    }

    private void instruments(Calendars calendars) {
        config.instruments().instruments().forEach((id, row) -> {
            String path = "instruments.instruments." + id;
            refused(path + ".calendar", row.calendar(), calendars::get);
            if (!row.currency().equals(config.execution().currency())) {
                add(
                        path + ".currency",
                        "must be the account's currency " + config.execution().currency(),
                        "trade it in an account of that currency");
            }
        });
    }

    private void schedules(Calendars calendars) {
        Set<InstrumentId> known = new TreeSet<>(config.instruments().all().keySet());
        config.schedule().cycles().forEach((name, cycle) -> {
            String path = "schedule.cycles." + name;
            if (cycle.every().isPresent() || cycle.cron().isPresent()) {
                refused(path + ".calendar", cycle.calendar(), calendars::get);
            }
            for (int i = 0; i < cycle.instruments().size(); i++) {
                if (!known.contains(cycle.instruments().get(i))) {
                    add(
                            path + ".instruments[" + i + "]",
                            "is not in instruments.yaml",
                            "add it there; known are " + known);
                }
            }
        });
    }

    /** The first declaration that is wrong: the message begins with its name. */
    private void indicators() {
        List<IndicatorSpec> specs = config.indicators().specs();
        try {
            IndicatorSet.of(specs);
        } catch (IllegalArgumentException e) {
            IndicatorSpec wrong = specs.stream()
                    .filter(spec -> String.valueOf(e.getMessage()).startsWith("indicator " + spec.name()))
                    .max(Comparator.comparing(spec -> spec.name().length()))
                    .orElse(specs.get(0));
            refused("indicators.indicators." + wrong.timeframe() + "." + wrong.name(), specs, IndicatorSet::of);
        }
    }

    private void fees() {
        List<String> plans = config.execution().simulation().fees();
        for (int i = 0; i < plans.size(); i++) {
            refused("execution.simulation.fees[" + i + "]", plans.get(i), FeeTable::shipped);
        }
    }

    private <T> void refused(String path, T value, Consumer<T> use) {
        try {
            use.accept(value);
        } catch (IllegalArgumentException e) {
            String[] lines = String.valueOf(e.getMessage()).split("\nMaybe ", 2);
            add(
                    path,
                    "is refused: " + withoutDot(lines[0]),
                    lines.length > 1 ? withoutDot(lines[1]) : "see docs/configuration.md");
        }
    }

    private void add(String path, String expectation, String maybe) {
        problems.add(config.problem(path, expectation, maybe));
    }

    private static String withoutDot(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
