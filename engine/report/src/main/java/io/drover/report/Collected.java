package io.drover.report;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A report from a finished fold. */
final class Collected {
    private Collected() {}

    static ReportData of(ReportFold fold, Period period, ReportContext context) {
        List<OrderRow> orders =
                fold.orders().touched().stream().map(order -> row(fold, order)).toList();
        Set<String> ordinals =
                new HashSet<>(orders.stream().map(OrderRow::decision).toList());
        List<DecisionRow> decisions = fold.cycles().ofPeriod();
        List<RoundTrip> trips = trips(fold, period);
        return new ReportData(
                fold.runs()
                        .header(
                                fold.states(),
                                context,
                                fold.books().notes(fold.runs().currency())),
                Summaries.of(fold, trips),
                fold.cycles().equity(),
                orders,
                fold.books().fills().stream().map(Fill::row).toList(),
                fold.cycles().with(ordinals),
                fold.states().changes(),
                trips,
                fold.books().holdings(fold.cycles().marks()),
                Attributions.of(decisions, trips),
                Utilisations.of(decisions),
                Surveillance.of(orders),
                fold.cycles().memos(),
                fold.cycles().findings(),
                fold.ledger(),
                context.prices());
    }

    private static List<RoundTrip> trips(ReportFold fold, Period period) {
        return fold.books().closedTrips().stream()
                .filter(trip -> period.contains(trip.closedAt()))
                .map(trip -> trip.row(
                        row(fold, fold.orders().get(trip.entryOrder())),
                        row(fold, fold.orders().get(trip.exitOrder()))))
                .sorted(Comparator.comparing(RoundTrip::closedAt)
                        .thenComparing(RoundTrip::instrument)
                        .thenComparing(RoundTrip::openedAt))
                .toList();
    }

    /** A protective leg is not a rule's order: it goes by its origin. */
    private static OrderRow row(ReportFold fold, TrackedOrder order) {
        String rules = order.isLeg()
                ? ""
                : fold.cycles()
                        .decision(order.intent().decision())
                        .map(DecisionRow::ruleNames)
                        .orElse("");
        return order.row(rules);
    }
}
