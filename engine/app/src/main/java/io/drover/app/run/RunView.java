package io.drover.app.run;

import io.drover.decision.Decision;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.model.InstrumentId;
import io.drover.research.Replay;
import io.drover.research.ReplaySetup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Looks at a replay for people. Owner thread. */
public final class RunView {
    private final ReplaySetup setup;
    private String lastDecision = "";

    public RunView(ReplaySetup setup) {
        this.setup = setup;
    }

    /** Told of every record of this run. */
    public void saw(JournalRecord record) {
        if (record instanceof JournalRecord.Cycle cycle && !cycle.decisions().isEmpty()) {
            Decision last = cycle.decisions().get(cycle.decisions().size() - 1);
            lastDecision = words(last);
        }
    }

    private static String words(Decision decision) {
        String rule = decision.provenances().isEmpty()
                ? ""
                : decision.provenances().get(0).rule().replaceFirst("^strategy\\.", "");
        String outcome = decision.accepted()
                ? "accepted"
                : "denied " + decision.denials().get(0).code();
        return "%s %s %s %s %s"
                .formatted(
                        decision.proposal().side(),
                        decision.order().quantity(),
                        decision.proposal().symbol(),
                        rule,
                        outcome);
    }

    /** Where the run stands. */
    public RunProgress progress(Replay replay) {
        InstrumentId first = setup.schedules().get(0).schedule().instruments().get(0);
        var state = replay.engine().state();
        List<String> positions = state.books().positions().stream()
                .map(holding -> holding.quantity() + " " + holding.instrument().id())
                .toList();
        return new RunProgress(
                replay.now(),
                share(replay.now()),
                state.cycles(),
                state.books().counts().sent(),
                state.denials(),
                first.symbol() + " " + replay.mark(first),
                state.books().equity(replay::mark).toString(),
                positions,
                lastDecision,
                state.tradingStates().account(),
                rules(state.deployed(), replay.now()));
    }

    private String rules(StateImage.Deployed deployed, Instant now) {
        String ramp = setup.settings()
                .ceilings()
                .account()
                .ramp()
                .map(r -> deployed.since().plus(r.length()))
                .filter(now::isBefore)
                .map(end -> ", in their ramp until " + end)
                .orElse("");
        String hash = deployed.ruleSet();
        return "%s since %s%s".formatted(hash.substring(0, Math.min(12, hash.length())), deployed.since(), ramp);
    }

    /** Share of the recorded time that is over, 0 to 1. */
    private double share(Instant now) {
        double whole = Duration.between(setup.from(), setup.to()).toMillis();
        return whole <= 0 ? 1 : Math.min(1, Duration.between(setup.from(), now).toMillis() / whole);
    }
}
