package io.drover.rulebook;

import io.drover.decision.Judged;
import io.drover.decision.Measurement;
import io.drover.decision.StateRequest;
import io.drover.decision.Veto;
import io.drover.fact.Limit;
import io.drover.fact.Proposal;
import io.drover.fact.StateRecorder;
import io.drover.fact.VerdictRecorder;
import io.drover.model.Control;
import io.drover.model.Scope;
import io.drover.model.ScopeKind;
import io.drover.model.TradingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The globals {@code verdict} and {@code state}: collects what guard rules say. */
final class Judging implements VerdictRecorder, StateRecorder {
    private final Firings firings;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Veto> vetoes = new ArrayList<>();
    private final List<StateRequest> states = new ArrayList<>();

    Judging(Firings firings) {
        this.firings = firings;
    }

    /** Nothing has been said yet. */
    void begin() {
        measurements.clear();
        vetoes.clear();
        states.clear();
    }

    Judged judged(int count) {
        if (count == 0) {
            return Judged.NOTHING;
        }
        measurements.sort(Canonical.MEASUREMENTS);
        vetoes.sort(Canonical.VETOES);
        states.sort(Canonical.STATES);
        return new Judged(measurements, vetoes, states, count);
    }

    @Override
    public void measure(Object drools, Proposal proposal, double measured, double limit) {
        add(firings.of(drools), proposal, measured, limit, Optional.empty());
    }

    @Override
    public void measureSum(
            Object drools, Proposal proposal, String key, double current, double increment, double limit) {
        Measurement.Sum sum = new Measurement.Sum(key, current, increment);
        add(firings.of(drools), proposal, current + increment, limit, Optional.of(sum));
    }

    @Override
    public void deny(Object drools, Proposal proposal, String code, String reason) {
        vetoes.add(
                new Veto(proposal.id(), code, reason, firings.of(drools).rule().name()));
    }

    @Override
    public void reduceOnly(Object drools, String scope, String reason) {
        lower(drools, scope, TradingState.REDUCING, reason);
    }

    @Override
    public void halt(Object drools, String scope, String reason) {
        lower(drools, scope, TradingState.HALTED, reason);
    }

    @Override
    public void kill(Object drools, String scope, String reason) {
        lower(drools, scope, TradingState.KILLED, reason);
    }

    private void add(Firing firing, Proposal proposal, double measured, double limit, Optional<Measurement.Sum> sum) {
        Control control = control(firing);
        Limit row = firing.limit();
        if (!row.control().equals(control.name())) {
            throw new IllegalStateException(
                    "%s measures %s against a limit of %s.\nMaybe match Limit( control == \"%s\" )."
                            .formatted(firing.rule().name(), control, row.control(), control));
        }
        measurements.add(new Measurement(
                proposal.id(),
                control,
                row.key(),
                measured,
                limit,
                sum,
                firing.rule().name()));
    }

    private void lower(Object drools, String scope, TradingState to, String reason) {
        Firing firing = firings.of(drools);
        states.add(new StateRequest(control(firing), scope(scope), to, reason, firing.provenance()));
    }

    private static Control control(Firing firing) {
        return firing.rule()
                .control()
                .orElseThrow(() -> new IllegalStateException("%s has no control.\nMaybe add @Control(C01)."
                        .formatted(firing.rule().name())));
    }

    private static Scope scope(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String key = colon < 0 ? "" : text.substring(colon + 1);
        return switch (kind) {
            case "GLOBAL", "ACCOUNT" -> new Scope(ScopeKind.valueOf(kind), key);
            case "STRATEGY", "INSTRUMENT" -> named(ScopeKind.valueOf(kind), key);
            default -> throw badScope(text);
        };
    }

    private static Scope named(ScopeKind kind, String key) {
        if (key.isEmpty()) {
            throw badScope(kind.name());
        }
        return new Scope(kind, key);
    }

    private static IllegalArgumentException badScope(String text) {
        return new IllegalArgumentException(
                "scope (%s) must be ACCOUNT, GLOBAL, STRATEGY:name or INSTRUMENT:symbol.\nMaybe write ACCOUNT."
                        .formatted(text));
    }
}
