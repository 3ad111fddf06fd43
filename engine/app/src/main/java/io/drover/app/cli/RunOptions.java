package io.drover.app.cli;

import io.drover.app.settings.Origin;
import io.drover.app.settings.Replacement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of verbs that trade. */
final class RunOptions {
    @Option(
            names = "--mode",
            paramLabel = "paper|live",
            description =
                    "paper, or the wish for live, which anything can veto; this version has no live broker, so it is paper."
                            + " Default: paper")
    private @Nullable String mode;

    @Option(
            names = "--require-live",
            description = "when live is vetoed, run nothing instead of trading on paper; exit code 78")
    private boolean requireLive;

    @Option(
            names = "--feed",
            paramLabel = "replay:DATASET",
            description =
                    "recorded market: btc, eth, aapl, the name of an imported data set, or a directory of CSV files."
                            + " Default: ${DEFAULT-VALUE}",
            defaultValue = "replay:btc")
    private String feed = "";

    @Option(
            names = "--tick-interval",
            paramLabel = "SECONDS",
            description = "a cycle every so many seconds, instead of what schedule.yaml says")
    private @Nullable Integer tickInterval;

    @Option(
            names = "--data-refresh",
            paramLabel = "MINUTES",
            description = "how often market data files are looked at again. Default: schedule.yaml")
    private @Nullable Integer dataRefresh;

    Optional<String> mode() {
        return Optional.ofNullable(mode);
    }

    /** Whether any of them was given that makes sense for a run only. */
    boolean isAsked() {
        return mode != null || tickInterval != null || dataRefresh != null;
    }

    boolean requiresLive() {
        return requireLive;
    }

    /** What stands behind {@code replay:}. */
    String dataset() {
        String prefix = "replay:";
        if (!feed.startsWith(prefix) || feed.length() == prefix.length()) {
            throw new UsageException("--feed (%s) must be replay:DATASET.\nMaybe write replay:btc.".formatted(feed));
        }
        return feed.substring(prefix.length());
    }

    Optional<Duration> tickInterval() {
        if (tickInterval != null && (tickInterval < 1 || 86_400 % tickInterval != 0)) {
            throw new UsageException(
                    "--tick-interval (%s) must be seconds that divide a day into equal parts.\n".formatted(tickInterval)
                            + "Maybe write 60.");
        }
        return Optional.ofNullable(tickInterval).map(Duration::ofSeconds);
    }

    List<Replacement> replacements() {
        List<Replacement> all = new ArrayList<>();
        if (dataRefresh != null) {
            all.add(new Replacement(
                    List.of("DATA_REFRESH"), "PT" + dataRefresh + "M", new Origin("--data-refresh", 0)));
        }
        return all;
    }
}
