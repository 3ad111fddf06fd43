package io.drover.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What each strategy and each rule brought. */
final class Attributions {
    private static final String ENTRY = "ENTRY";
    private final List<RoundTrip> trips;
    private final List<ReportData.Attribution> rows = new ArrayList<>();

    private Attributions(List<RoundTrip> trips) {
        this.trips = trips;
    }

    static List<ReportData.Attribution> of(List<DecisionRow> decisions, List<RoundTrip> trips) {
        Attributions all = new Attributions(trips);
        List<DecisionRow> entries =
                decisions.stream().filter(d -> d.role().equals(ENTRY)).toList();
        List<DecisionRow> exits =
                decisions.stream().filter(d -> !d.role().equals(ENTRY)).toList();
        all.add("strategy", decisions, DecisionRow::strategy, RoundTrip::strategy);
        all.add("entry rule", entries, DecisionRow::ruleNames, RoundTrip::entryRule);
        all.add("exit rule", exits, DecisionRow::ruleNames, RoundTrip::exitRule);
        return all.rows;
    }

    private void add(
            String by,
            List<DecisionRow> asked,
            Function<DecisionRow, String> ofDecision,
            Function<RoundTrip, String> ofTrip) {
        Set<String> names = new TreeSet<>();
        asked.forEach(decision -> names.add(ofDecision.apply(decision)));
        trips.forEach(trip -> names.add(ofTrip.apply(trip)));
        for (String name : names) {
            rows.add(row(
                    by,
                    name,
                    asked.stream().filter(d -> ofDecision.apply(d).equals(name)).toList(),
                    trips.stream().filter(t -> ofTrip.apply(t).equals(name)).toList()));
        }
    }

    private static ReportData.Attribution row(
            String by, String name, List<DecisionRow> asked, List<RoundTrip> brought) {
        long accepted = asked.stream().filter(DecisionRow::accepted).count();
        return new ReportData.Attribution(
                by,
                name,
                accepted,
                asked.size() - accepted,
                brought.size(),
                brought.stream().filter(RoundTrip::won).count(),
                Summaries.sum(brought.stream().map(RoundTrip::realizedPnl).toList()),
                Summaries.sum(brought.stream().map(RoundTrip::fees).toList()),
                Summaries.sum(brought.stream().map(RoundTrip::netPnl).toList()));
    }
}
