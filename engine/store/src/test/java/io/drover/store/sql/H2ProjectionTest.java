package io.drover.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.store.MemoryJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ProjectionTest extends ProjectionContract {
    @TempDir
    Path directory;

    @Override
    Projection open() {
        return Projection.open(directory.resolve("projection"));
    }

    @Test
    void projection_goes_on_after_it_was_closed() {
        MemoryJournal journal = journal(List.of(intent()));
        try (Projection projection = open()) {
            projection.catchUp(journal::read);
        }
        try (Projection projection = open()) {
            projection.catchUp(journal::read);

            assertThat(projection.lastSequence()).isEqualTo(1);
            assertThat(projection.openOrders()).hasSize(2);
        }
    }

    @Test
    void file_that_a_kill_left_half_migrated_is_made_anew() throws SQLException {
        MemoryJournal journal = journal(List.of(intent()));
        try (Connection database = DriverManager.getConnection(Database.h2(directory.resolve("projection")), "sa", "");
                Statement statement = database.createStatement()) {
            statement.execute("create sequence position_ids");
        }

        try (Projection projection = open()) {
            projection.catchUp(journal::read);

            assertThat(projection.openOrders()).hasSize(2);
        }
    }
}
