package io.drover.report;

import io.drover.decision.Decision;
import io.drover.decision.Draft;
import io.drover.decision.Sizing;
import io.drover.fact.Account;
import io.drover.fact.FactNumbers;
import io.drover.journal.JournalRecord.Cycle;
import java.util.List;

/** How a quantity came about: the policy that the rule named, and what Java made of it. */
final class SizingText {
    private final Cycle cycle;

    SizingText(Cycle cycle) {
        this.cycle = cycle;
    }

    String of(Decision decision) {
        List<String> policies = cycle.asked().drafts().stream()
                .filter(draft -> decision.provenances().contains(draft.provenance()))
                .map(this::policy)
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        String result = "%s units at reference price %s"
                .formatted(decision.order().quantity(), text(decision.proposal().referencePrice()));
        return policies.isEmpty() ? result : String.join("; ", policies) + " → " + result;
    }

    private String policy(Draft draft) {
        return draft.match(new Draft.Cases<>(
                entry -> entry.sizing()
                        .match(new Sizing.Cases<>(
                                share -> percent(share.ratio()) + " of equity" + equity(),
                                units -> text(units.units()) + " units",
                                notional -> "value of " + text(notional.amount()),
                                risk -> percent(risk.ratio()) + " of equity" + equity() + " at risk to the stop")),
                exit -> percent(exit.share()) + " of what is held",
                cancel -> "",
                remember -> ""));
    }

    private String equity() {
        return cycle.snapshot().all(Account.class).stream()
                .findFirst()
                .map(account -> " " + text(account.equity()))
                .orElse("");
    }

    private static String percent(double ratio) {
        return Double.isFinite(ratio) ? Figures.percent(FactNumbers.toDecimal(ratio)) : FactNumbers.text(ratio);
    }

    private static String text(double value) {
        return Double.isFinite(value) ? Figures.exact(FactNumbers.toDecimal(value)) : FactNumbers.text(value);
    }
}
