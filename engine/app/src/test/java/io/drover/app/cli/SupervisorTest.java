package io.drover.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code drover run --supervise} with processes that only end, each in its way. */
class SupervisorTest {
    @TempDir
    private Path dir;

    private final List<List<String>> started = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"exit 70", "exit 76", "kill -KILL $$"})
    void a_run_that_ended_itself_or_was_killed_is_started_again_into_halted(String death) throws IOException {
        ToolRun run = run(death, "exit 0");

        int code = run.run("run", "--supervise", "--feed", "replay:eth");

        assertThat(code).as(run.noted()).isZero();
        assertThat(started).hasSize(2).containsOnly(List.of("run", "--feed", "replay:eth"));
        assertThat(dir.resolve("data/commands/supervisor.json"))
                .content()
                .contains("\"to\":\"HALTED\"")
                .contains("the run ended with exit code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 0", "exit 1", "exit 2", "exit 75", "exit 78", "kill -TERM $$", "kill -INT $$"})
    void a_run_that_ended_otherwise_stays_down(String end) {
        ToolRun run = run(end);

        run.run("run", "--supervise");

        assertThat(started).as(run.noted()).hasSize(1);
        assertThat(dir.resolve("data/commands")).doesNotExist();
    }

    @Test
    void nothing_is_started_again_while_the_kill_file_is_there() {
        ToolRun run = run("mkdir -p data; touch data/KILL; exit 76");

        int code = run.run("run", "--supervise");

        assertThat(code).isEqualTo(76);
        assertThat(started).hasSize(1);
        assertThat(run.noted()).contains("it is not started again: trading is killed");
    }

    @Test
    void a_run_that_ends_itself_more_often_than_allowed_stays_down() {
        ToolRun run = run("exit 70", "exit 70");

        int code = run.run("run", "--supervise", "--restarts-per-hour", "1");

        assertThat(code).isEqualTo(70);
        assertThat(started).hasSize(2);
        assertThat(run.noted()).contains("1 times within an hour").contains("Maybe ");
    }

    @Test
    void restarts_of_more_than_an_hour_ago_do_not_count() {
        long[] hours = {0};
        ToolRun run = run("exit 70", "exit 70", "exit 0").counting(() -> hours[0]++ * 3_600_000_000_000L);

        int code = run.run("run", "--supervise", "--restarts-per-hour", "1");

        assertThat(code).as(run.noted()).isZero();
        assertThat(started).hasSize(3);
    }

    @Test
    void nothing_is_started_again_where_no_word_can_be_left_that_it_has_to_begin_halted() throws IOException {
        Files.createDirectories(dir.resolve("data"));
        Files.writeString(dir.resolve("data/commands"), "a file where a folder should be");
        ToolRun run = run("exit 76");

        int code = run.run("run", "--supervise");

        assertThat(code).isEqualTo(76);
        assertThat(started).hasSize(1);
        assertThat(run.noted()).contains("it is not started again: cannot write ");
    }

    /** Each process that is started does the next of these. */
    private ToolRun run(String... ends) {
        return new ToolRun(dir).starting(arguments -> {
            started.add(arguments);
            return List.of("/bin/sh", "-c", ends[started.size() - 1]);
        });
    }
}
