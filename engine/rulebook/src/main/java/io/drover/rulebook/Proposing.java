package io.drover.rulebook;

import io.drover.decision.Asked;
import io.drover.decision.Draft;
import io.drover.fact.Candidate;
import io.drover.fact.DerivedFact;
import io.drover.fact.EntryTerms;
import io.drover.fact.ExitTerms;
import io.drover.fact.MemoTerms;
import io.drover.fact.OpenOrder;
import io.drover.fact.Position;
import io.drover.fact.ProposalRecorder;
import io.drover.fact.Regime;
import io.drover.fact.Score;
import io.drover.fact.Signal;
import io.drover.model.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * The global {@code propose}: collects what strategy rules ask for and inserts the analysis facts they make. One
 * evaluation after another.
 */
final class Proposing implements ProposalRecorder {
    private final Firings firings;
    private final List<Asking> asked = new ArrayList<>();
    private final List<DerivedFact> derived = new ArrayList<>();

    Proposing(Firings firings) {
        this.firings = firings;
    }

    /** Nothing has been asked yet. */
    void begin() {
        asked.clear();
        derived.clear();
    }

    Asked asked(int count) {
        if (asked.isEmpty() && derived.isEmpty()) {
            return new Asked(List.of(), List.of(), count);
        }
        List<Draft> drafts = new ArrayList<>(asked.size());
        for (Asking asking : asked) {
            drafts.add(asking.finish());
        }
        drafts.sort(Canonical.DRAFTS);
        Canonical.sort(derived);
        return new Asked(drafts, derived, count);
    }

    @Override
    public EntryTerms buy(Object drools, String symbol) {
        return add(new EntryAsked(firings.of(drools), symbol, Side.BUY));
    }

    @Override
    public EntryTerms sell(Object drools, String symbol) {
        return add(new EntryAsked(firings.of(drools), symbol, Side.SELL_SHORT));
    }

    @Override
    public ExitTerms exit(Object drools, Position position) {
        return add(new ExitAsked(firings.of(drools), position));
    }

    @Override
    public void cancel(Object drools, OpenOrder order) {
        Firing firing = firings.of(drools);
        Draft cancel = new Draft.Cancel(firing.provenance(), firing.rule().concern(), order.symbol(), order.order());
        asked.add(() -> cancel);
    }

    @Override
    public MemoTerms remember(Object drools, String name, double value) {
        return add(new MemoAsked(firings.of(drools), name, Ratios.finite("memo " + name, value), ""));
    }

    @Override
    public MemoTerms remember(Object drools, String name, String value) {
        return add(new MemoAsked(firings.of(drools), name, 0, value));
    }

    @Override
    public void signal(Object drools, String symbol, String direction, double strength, String reason) {
        String strategy = firings.of(drools).rule().concern();
        insert(new Signal(symbol, strategy, direction, Ratios.finite("strength", strength), reason));
    }

    @Override
    public void regime(Object drools, String name) {
        regime(drools, name, "");
    }

    @Override
    public void regime(Object drools, String name, String symbol) {
        firings.of(drools);
        insert(new Regime(name, symbol));
    }

    @Override
    public void score(Object drools, String symbol, String name, long points) {
        firings.of(drools);
        insert(new Score(symbol, name, points));
    }

    @Override
    public void candidate(Object drools, String symbol, String name, double value) {
        firings.of(drools);
        insert(new Candidate(symbol, name, Ratios.finite("candidate " + name, value)));
    }

    private <T extends Asking> T add(T asking) {
        asked.add(asking);
        return asking;
    }

    private void insert(DerivedFact fact) {
        derived.add(fact);
        firings.derive(fact);
    }
}
