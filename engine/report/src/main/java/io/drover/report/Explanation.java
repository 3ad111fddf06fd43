package io.drover.report;

import io.drover.model.Currency;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why an order was made, refused, or not even asked for.
 *
 * @param text for a terminal, ends with a newline
 * @param json the same as one JSON document
 */
public record Explanation(String text, String json) {
    private static final int SHORTEST_PREFIX = 4;

    /** One order or refused proposal with all that is known of it. */
    private record Dossier(Optional<DecisionRow> decision, List<OrderRow> orders, List<ExecutionRow> executions) {}

    private record Silence(String symbol, Instant at, List<NearMiss> rules) {}

    /**
     * Explains an order or a refused proposal of a report.
     *
     * @param id an order's id, the beginning of one (4 characters at least), or a decision's ordinal
     * @return absent when the report holds nothing of that name
     * @throws IllegalArgumentException when more than one order begins so
     */
    public static Optional<Explanation> ofOrder(ReportData data, String id) {
        Optional<OrderRow> order = find(data, id);
        String ordinal = order.map(OrderRow::decision).orElse(id);
        Optional<DecisionRow> decision = data.decisions().stream()
                .filter(d -> d.ordinal().equals(ordinal))
                .findFirst();
        if (order.isEmpty() && decision.isEmpty()) {
            return Optional.empty();
        }
        List<OrderRow> orders =
                data.orders().stream().filter(o -> belongs(o, order, ordinal)).toList();
        List<ExecutionRow> fills = data.executions().stream()
                .filter(e -> orders.stream().anyMatch(o -> o.clOrdId().equals(e.clOrdId())))
                .toList();
        Currency currency = data.header().currency();
        return Optional.of(new Explanation(
                ExplanationText.of(decision, orders, currency), json(new Dossier(decision, orders, fills))));
    }

    /** Explains why nothing was asked for an instrument at a time. */
    public static Explanation whyNot(String symbol, Instant at, List<NearMiss> rules) {
        return new Explanation(
                ExplanationText.whyNot(symbol, at, rules), json(new Silence(symbol, at, List.copyOf(rules))));
    }

    private static boolean belongs(OrderRow row, Optional<OrderRow> asked, String ordinal) {
        return asked.map(row::equals).orElse(false)
                || (!ordinal.isEmpty() && row.decision().equals(ordinal));
    }

    private static Optional<OrderRow> find(ReportData data, String id) {
        List<OrderRow> found = data.orders().stream()
                .filter(o -> o.clOrdId().value().equals(id)
                        || (id.length() >= SHORTEST_PREFIX
                                && o.clOrdId().value().startsWith(id)))
                .toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("order (%s) is ambiguous: %s.\nMaybe give more characters."
                    .formatted(id, found.stream().map(OrderRow::clOrdId).toList()));
        }
        return found.stream().findFirst();
    }

    private static String json(Object value) {
        StringWriter out = new StringWriter();
        try {
            JsonReport.write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("an explanation cannot be written as JSON.", e);
        }
        return out + "\n";
    }
}
