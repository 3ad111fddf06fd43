package io.drover.report;

import io.drover.model.Control;
import io.drover.model.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What shows that controls exist and work: the yearly self-assessment of RTS 6 article 9.
 *
 * @param build version of the program
 * @param ruleSet hash of the rules and tables in force
 * @param controls every control, in order of its id
 */
public record Evidence(String build, String ruleSet, List<Item> controls) {
    public Evidence {
        controls = List.copyOf(controls);
    }

    /** Controls that no test shows to work, or that a test shows not to. */
    public List<Control> unproven() {
        return controls.stream().filter(c -> !c.proven()).map(Item::control).toList();
    }

    /**
     * One control.
     *
     * @param control id
     * @param code of its denials
     * @param title for people
     * @param source regulation or event it follows
     * @param place what keeps it
     * @param homes rule files and lines, or classes
     * @param limits rows in force; empty where it has none
     * @param tests about it; scenarios were run for this report
     * @param proven at least one test passed and none failed
     * @param lastTrip when it last refused or lowered something
     */
    public record Item(
            Control control,
            String code,
            String title,
            String source,
            Place place,
            List<String> homes,
            List<Limit> limits,
            List<ControlTest> tests,
            boolean proven,
            Optional<Trip> lastTrip) {
        public Item {
            homes = List.copyOf(homes);
            limits = List.copyOf(limits);
            tests = List.copyOf(tests);
        }

        long passed() {
            return tests.stream()
                    .filter(t -> t.outcome() == ControlTest.Outcome.PASSED)
                    .count();
        }
    }

    /**
     * A row of the limits table.
     *
     * @param row file and line
     * @param scope what it covers
     * @param measure which of the control's measures, "" where it has only one
     * @param value as written, with its basis
     * @param state a rung leads to, "" otherwise
     * @param note for people
     */
    public record Limit(String row, String scope, String measure, String value, String state, String note) {}

    /**
     * The last time that a control refused an order or lowered the trading state.
     *
     * @param at when it was journaled, UTC
     * @param what decision of the refused order as cycle and place in it, or scope and state
     * @param text measured value and limit
     */
    public record Trip(Instant at, String what, String text) {}
}
