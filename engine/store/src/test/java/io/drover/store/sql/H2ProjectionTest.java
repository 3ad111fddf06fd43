package io.drover.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.store.MemoryJournal;
import java.nio.file.Path;
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
}
