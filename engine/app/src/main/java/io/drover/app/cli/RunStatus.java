package io.drover.app.cli;

import io.drover.app.run.RunProgress;
import java.util.List;
import java.util.Objects;

/**
 * What a run says about itself.
 *
 * @param running whether it had not ended when this was written
 * @param pid of its process
 * @param updated wall time of this, UTC
 * @param dataset what it replays
 * @param mode of the run
 * @param evaluator what decides in it, "" when an older build wrote this
 * @param reason how it ended, "" while it runs
 * @param progress where it stands
 */
record RunStatus(
        boolean running,
        long pid,
        String updated,
        String dataset,
        String mode,
        String evaluator,
        String reason,
        RunProgress progress) {
    RunStatus {
        evaluator = Objects.requireNonNullElse(evaluator, "");
    }

    List<String> lines() {
        String positions = progress.positions().isEmpty() ? "flat" : String.join(", ", progress.positions());
        return List.of(
                "%s, process %s, as of %s%s"
                        .formatted(running ? "running" : "ended", pid, updated, reason.isEmpty() ? "" : ": " + reason),
                "mode %s, data set %s at %s (%s %%)"
                        .formatted(mode, dataset, progress.at(), Math.round(progress.share() * 100)),
                "rules decided by: " + evaluator,
                "rules in use: " + progress.rules(),
                "trading state %s, equity %s, %s".formatted(progress.state(), progress.equity(), positions),
                "%s cycles, %s orders, %s denials in this journal; last decision: %s"
                        .formatted(
                                progress.cycles(),
                                progress.orders(),
                                progress.denials(),
                                progress.lastDecision().isEmpty() ? "none" : progress.lastDecision()));
    }
}
