package io.drover.report;

import io.drover.decision.Denial;
import io.drover.decision.Verdict;
import io.drover.model.Control;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Refused proposals, grouped by code; one that was refused for several reasons stands under each. */
final class DenialSection {
    private final ReportData data;
    private final String currency;
    private final Set<String> anchors = new HashSet<>();

    DenialSection(ReportData data) {
        this.data = data;
        this.currency = data.header().currency().code();
    }

    Html html() {
        Map<String, List<DecisionRow>> groups = new TreeMap<>();
        data.decisions().stream()
                .filter(d -> !d.accepted())
                .forEach(d -> d.denials().stream()
                        .map(Denial::code)
                        .distinct()
                        .forEach(code -> groups.computeIfAbsent(code, c -> new ArrayList<>())
                                .add(d)));
        List<Html> tables = groups.entrySet().stream()
                .map(group -> denialGroup(group.getKey(), group.getValue()))
                .toList();
        return Sections.section(
                "denials", "Denials", tables.isEmpty() ? Sections.nothing("No proposal was denied.") : tables);
    }

    private Html denialGroup(String code, List<DecisionRow> rows) {
        Table table = new Table("Time, UTC", "Decision", "Proposal", "Rule", "Values", "Over the limit");
        Html list = Sections.fill(
                table,
                rows,
                (t, d) -> t.row(
                        Cells.time(d.at()),
                        anchors.add(d.ordinal())
                                ? Html.of("<span id=\"decision-{}\">{}</span>", d.ordinal(), d.ordinal())
                                : d.ordinal(),
                        Html.of("{} {} {}", d.side(), Cells.number(d.quantity()), Cells.instrument(d.symbol())),
                        Html.of("{}<br><code>{}</code>", d.ruleNames(), sources(d)),
                        Html.join(d.denials().stream()
                                .filter(denial -> denial.code().equals(code))
                                .map(denial -> Html.of("<div>{}</div>", denial.text()))
                                .toList()),
                        Html.join(d.verdicts().stream()
                                .filter(v -> !v.passed() && v.control().code().equals(code))
                                .map(this::refusal)
                                .toList())));
        String title = Arrays.stream(Control.values())
                .filter(c -> c.code().equals(code))
                .map(c -> c + " " + c.title())
                .findFirst()
                .orElse("");
        return Sections.fold(Html.of("<b>{}</b> {}", code, title), rows.size(), list);
    }

    private Html refusal(DecisionRow.ControlVerdict verdict) {
        return Html.of(
                "<div>{} {} of {} {} {}</div>",
                Cells.bar(verdict.utilisation(), false),
                Cells.measure(verdict.control(), verdict.measured()),
                Cells.measure(verdict.control(), verdict.limit()),
                Cells.unit(verdict.control(), currency),
                verdict.outcome() == Verdict.Outcome.BREACH ? verdict.row() : verdict.outcome() + " " + verdict.row());
    }

    private static String sources(DecisionRow decision) {
        return String.join(
                ", ", decision.rules().stream().map(DecisionRow.Rule::source).toList());
    }
}
