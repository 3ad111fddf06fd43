package io.drover.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Scope;
import io.drover.model.TradingState;
import io.drover.port.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFolderTest {
    private static final Command HALT = new Command.Lower(Scope.ACCOUNT, TradingState.HALTED, "news", "ann");
    private static final Command REDUCE =
            new Command.Lower(Scope.instrument("BTC-USD.BITSTAMP"), TradingState.REDUCING, "odd \"prices\"", "bob");

    @TempDir
    private Path dir;

    private final List<Command> done = new ArrayList<>();
    private CommandFolder folder;

    @BeforeEach
    void set_up() {
        folder = new CommandFolder(dir.resolve("commands"));
    }

    @Test
    void commands_are_done_once_in_the_order_of_their_names_and_their_files_go() {
        folder.hand("2", HALT);
        folder.hand("1", REDUCE);

        folder.take(done::add);
        folder.take(done::add);

        assertThat(done).containsExactly(REDUCE, HALT);
        assertThat(dir.resolve("commands")).isEmptyDirectory();
    }

    @Test
    void a_command_that_could_not_be_made_durable_stays_for_the_next_run() {
        Path file = folder.hand("1", HALT);

        assertThatThrownBy(() -> folder.take(command -> {
                    throw new JournalException("disk full");
                }))
                .isInstanceOf(JournalException.class);
        assertThat(file).exists();
        new CommandFolder(dir.resolve("commands")).take(done::add);

        assertThat(done).containsExactly(HALT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "halt!",
                "{\"command\":\"flatten\"}",
                "{\"command\":\"lower\",\"to\":\"HALTED\"}",
                "{\"command\":\"lower\",\"scope\":{\"kind\":\"ACCOUNT\",\"key\":\"\"},\"to\":\"ACTIVE\",\"reason\":\"r\",\"operator\":\"o\"}",
                "{\"command\":\"lower\",\"scope\":{\"kind\":\"ACCOUNT\",\"key\":\"\"},\"to\":\"HALTED\",\"reason\":\" \",\"operator\":\"o\"}",
            })
    void what_is_no_command_is_moved_aside_lets_no_more_entries_through_and_stops_no_other(String text)
            throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(dir.resolve("commands")).resolve("1.json"), text);
        folder.hand("2", HALT);

        folder.take(done::add);
        folder.take(done::add);

        assertThat(done).hasSize(2).last().isEqualTo(HALT);
        Command.Lower lowered = (Command.Lower) done.get(0);
        assertThat(lowered.scope()).isEqualTo(Scope.ACCOUNT);
        assertThat(lowered.to()).isEqualTo(TradingState.REDUCING);
        assertThat(lowered.reason()).startsWith("no command: 1.json: ");
        assertThat(file).doesNotExist();
        assertThat(folder.refused(file)).content().isEqualTo(text);
    }

    @Test
    void files_of_other_names_are_left_alone() throws IOException {
        Path part =
                Files.writeString(Files.createDirectory(dir.resolve("commands")).resolve("1.json.part"), "{");

        folder.take(done::add);

        assertThat(done).isEmpty();
        assertThat(part).exists();
    }

    @Test
    void without_a_folder_nothing_waits() {
        assertThat(folder.waiting()).isEmpty();
    }
}
