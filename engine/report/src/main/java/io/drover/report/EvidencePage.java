package io.drover.report;

import io.drover.model.Control;
import io.drover.model.Place;
import io.drover.report.ControlTest.Outcome;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** The evidence as a page without any script. */
final class EvidencePage {
    private EvidencePage() {}

    static void write(Evidence evidence, Writer out) throws IOException {
        out.write(HtmlReport.head("Drover evidence of controls", "'none'").markup());
        out.write(header(evidence).markup());
        out.write("<main>\n");
        out.write(overview(evidence).markup());
        for (Evidence.Item item : evidence.controls()) {
            out.write(section(item).markup());
        }
        out.write("</main>\n<footer><p>A control is proven when at least one of its tests passed and none failed."
                + " Scenarios of guard rules were run for this report; tests are those of the given build."
                + " All times are UTC.</p></footer>\n</body>\n</html>\n");
    }

    private static Html header(Evidence evidence) {
        List<Control> unproven = evidence.unproven();
        String verdict = unproven.isEmpty()
                ? "All %d controls are proven.".formatted(evidence.controls().size())
                : "%d of %d controls are proven. Not proven: %s."
                        .formatted(
                                evidence.controls().size() - unproven.size(),
                                evidence.controls().size(),
                                String.join(
                                        ", ",
                                        unproven.stream().map(Control::name).toList()));
        return Html.of("""
                <header><p class="ending {}">{}</p>
                <h1>Evidence of controls</h1>
                <p class="about">build <b>{}</b>, rule set <code>{}</code></p></header>
                """, unproven.isEmpty() ? "ACTIVE" : "HALTED", verdict, evidence.build(), evidence.ruleSet());
    }

    private static Html overview(Evidence evidence) {
        Table table =
                new Table("Control", "What", "Kept by", "#Limits", "#Tests passed", "#Tests", "Last trip, UTC", "");
        evidence.controls()
                .forEach(c -> table.row(
                        Html.of("<a href=\"#{}\">{}</a>", c.control(), c.control()),
                        c.title(),
                        keeper(c.place()),
                        c.limits().size(),
                        c.passed(),
                        c.tests().size(),
                        Cells.time(c.lastTrip().map(Evidence.Trip::at)),
                        proof(c)));
        return Sections.section("overview", "All controls", table.html());
    }

    private static Html section(Evidence.Item item) {
        return Sections.section(
                item.control().name(),
                item.control() + " " + item.title(),
                Html.of(
                        """
                <p>{} <code>{}</code></p>
                <p class="about">Source: <b>{}</b>. Kept by {}{}.</p>
                <p class="about">Last trip: {}</p>
                {}{}""",
                        proof(item),
                        item.code(),
                        item.source(),
                        keeper(item.place()),
                        homes(item),
                        trip(item),
                        limits(item),
                        tests(item)));
    }

    private static Html homes(Evidence.Item item) {
        return Html.join(item.homes().stream()
                .map(home -> Html.of(" <code>{}</code>", home))
                .toList());
    }

    private static Html trip(Evidence.Item item) {
        return item.lastTrip()
                .map(t -> Html.of("{} <b>{}</b> {}", Cells.time(t.at()), t.what(), t.text()))
                .orElse(Html.of("none in the journal"));
    }

    private static Html limits(Evidence.Item item) {
        Table table = new Table("Row", "Scope", "Measure", "#Limit", "Above it", "Note");
        item.limits().forEach(l -> table.row(l.row(), l.scope(), l.measure(), l.value(), l.state(), l.note()));
        return table.isEmpty() ? Html.NONE : table.html();
    }

    private static Html tests(Evidence.Item item) {
        if (item.tests().isEmpty()) {
            return Sections.nothing("No test.");
        }
        Table table = new Table("Test", "Where", "");
        item.tests().forEach(t -> table.row(t.name(), Html.of("<code>{}</code>", t.where()), outcome(t.outcome())));
        return Sections.fold(Html.of("Tests"), table.size(), table.html());
    }

    private static Html proof(Evidence.Item item) {
        return item.proven() ? Cells.badge("pass", "proven") : Cells.badge("breach", "not proven");
    }

    private static Html outcome(Outcome outcome) {
        return Cells.badge(
                switch (outcome) {
                    case PASSED -> "pass";
                    case SKIPPED -> "reducing";
                    case FAILED -> "breach";
                },
                outcome.name().toLowerCase(Locale.ROOT));
    }

    private static String keeper(Place place) {
        return switch (place) {
            case GUARD_RULE -> "guard rules";
            case GATE -> "the gate";
            case MONITOR -> "a monitor";
            case START -> "the start";
            case PROGRAMME -> "a report";
            case GUARD_RULE_WITH_ROW -> "guard rules, where limits.csv has a row";
        };
    }
}
