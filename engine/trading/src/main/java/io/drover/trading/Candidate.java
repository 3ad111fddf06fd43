package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.decision.Denial;
import io.drover.decision.Provenance;
import io.drover.model.Instrument;
import io.drover.model.Mark;
import io.drover.model.OrderRole;
import io.drover.model.Price;
import io.drover.model.Side;
import java.util.List;

/**
 * A draft that Java has sized, before any control.
 *
 * @param strategy who asks
 * @param instrument what
 * @param side buy or sell
 * @param order exact terms
 * @param mark reference price
 * @param worstPrice the worst price it may fill at
 * @param provenances rules that asked, canonical order
 * @param reason text for people
 * @param denials what Java refuses before any rule is asked
 */
record Candidate(
        String strategy,
        Instrument instrument,
        Side side,
        Decision.Order order,
        Mark mark,
        Price worstPrice,
        List<Provenance> provenances,
        String reason,
        List<Denial> denials) {
    String symbol() {
        return instrument.id().toString();
    }

    boolean isEntry() {
        return order.role() == OrderRole.ENTRY;
    }

    /** Name of the first rule that asked. */
    String rule() {
        return provenances.get(0).rule();
    }

    /** What makes two candidates the same wish. */
    String identity() {
        return String.join("|", strategy, symbol(), side.name(), order.role().name());
    }

    Candidate with(Decision.Order changed, List<Provenance> all) {
        return new Candidate(strategy, instrument, side, changed, mark, worstPrice, all, reason, denials);
    }

    /** The same with what Java refuses it for. */
    Candidate refused(List<Denial> why) {
        return new Candidate(strategy, instrument, side, order, mark, worstPrice, provenances, reason, why);
    }
}
