package io.drover.app.cli;

import io.drover.app.config.ProjectionSettings;
import io.drover.store.sql.Projection;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code drover store rebuild}: makes the SQL projection anew from the journal. */
@Command(name = "rebuild", description = "drops the SQL projection and makes it again from the journal")
final class StoreRebuild extends Verb {
    StoreRebuild(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        ProjectionSettings settings = configuration(List.of()).execution().projection();
        Journals journal = journals();
        long total = journal.last().sequence();
        ProgressLine line = new ProgressLine(host().console(), host().nanos());
        try (Projection projection = Projections.open(host(), folders(), settings)) {
            projection.rebuild((from, reader) -> journal.read(from, entry -> {
                reader.accept(entry);
                line.count("rebuilt", entry.sequence(), total);
            }));
            say(
                    options().json()
                            ? Json.text(Map.of("records", projection.lastSequence()))
                            : "rebuilt the projection from %s records".formatted(projection.lastSequence()));
        }
        return ExitCode.DONE;
    }
}
