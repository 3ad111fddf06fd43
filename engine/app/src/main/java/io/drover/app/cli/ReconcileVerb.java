package io.drover.app.cli;

import io.drover.app.config.Configuration;
import io.drover.store.file.FileJournal;
import io.drover.store.file.JournalReader;
import io.drover.trading.Comparison;
import io.drover.trading.Comparison.Row;
import io.drover.trading.EngineState;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover reconcile --show}: our books and the broker's side by side, while nothing runs. Changes nothing. */
@Command(
        name = "reconcile",
        description = "shows our books, the broker's, and what differs, while nothing runs. A run compares by itself")
final class ReconcileVerb extends Verb {
    private static final String LINE = "%-9s %-18s %-33s %-24s %-24s %s";

    @Option(names = "--show", description = "only shows: nothing is changed, nothing is sent")
    private boolean show;

    ReconcileVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        if (!show) {
            throw new UsageException("a run compares its books by itself.\nMaybe use drover reconcile --show.");
        }
        Configuration config = configuration(List.of());
        JournalReader journal = FileJournal.reader(folders().audit());
        EngineState state = AuditFiles.state(config);
        journal.read(1, state::apply);
        List<Row> rows = Comparison.of(
                state.books(),
                BrokerBooks.read(folders(), config, journal.last().at()));
        long different = rows.stream().filter(row -> !row.agrees()).count();
        if (options().json()) {
            say(Json.text(rows.stream().map(ReconcileVerb::json).toList()));
        } else {
            say(line("kind", "symbol", "key", "ours", "theirs", "difference"));
            rows.forEach(r -> say(line(r.kind(), r.symbol(), r.key(), r.ours(), r.theirs(), r.difference())));
            say(different == 0 ? "no difference" : different + " of " + rows.size() + " differ");
        }
        return different == 0 ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static String line(String kind, String symbol, String key, String ours, String theirs, String difference) {
        return LINE.formatted(kind, symbol, key, ours, theirs, difference).stripTrailing();
    }

    private static Map<String, Object> json(Row row) {
        return Map.of(
                "kind", row.kind(),
                "symbol", row.symbol(),
                "key", row.key(),
                "ours", row.ours(),
                "theirs", row.theirs(),
                "difference", row.difference());
    }
}
