package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.decision.Snapshot;
import io.drover.fact.Cycle;
import io.drover.rulebook.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two evaluators decided differently lies in a file that a person can read. */
class DifferencesTest {
    private static final Difference DIFFERENCE = new Difference(
            "0123456789abcdef",
            "propose",
            Snapshot.of(List.of(new Cycle("btc-5m", 1_385_337_600_000L, "2013-11-25", 0))),
            List.of(),
            "buys",
            "waits");

    @TempDir
    private Path dir;

    private final List<String> notes = new ArrayList<>();

    @Test
    void the_file_holds_the_snapshot_and_both_answers() throws IOException {
        Path file = dir.resolve("differences/btc-5m-1385337600000-propose-0123456789ab.json");

        new Differences(dir.resolve("differences"), notes::add).keep(DIFFERENCE);

        JsonNode kept = new ObjectMapper().readTree(Files.readString(file));
        assertThat(kept.get("reference").asText()).isEqualTo("buys");
        assertThat(kept.get("direct").asText()).isEqualTo("waits");
        assertThat(kept.at("/facts/0/Cycle/schedule").asText()).isEqualTo("btc-5m");
        assertThat(notes)
                .singleElement()
                .asString()
                .contains(file.toString())
                .contains("the reference decides from now on");
    }

    @Test
    void a_file_that_cannot_be_written_stops_nothing() throws IOException {
        Path occupied = Files.writeString(dir.resolve("occupied"), "");

        new Differences(occupied, notes::add).keep(DIFFERENCE);

        assertThat(notes).singleElement().asString().contains("could not be kept");
    }
}
