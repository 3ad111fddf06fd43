package io.drover.store.file;

import io.drover.port.Journal;
import io.drover.store.JournalContract;
import io.drover.store.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

class FileJournalContractTest extends JournalContract {
    @TempDir
    Path directory;

    @TempDir
    static Path keysDirectory;

    @Override
    protected Journal open(Clock clock) {
        Clock standing = new TestClock("2026-01-05T14:30:00Z", Duration.ZERO);
        return FileJournal.open(directory, clock, standing, JournalKeys.in(keysDirectory));
    }

    @Override
    protected Verification verify() {
        return AuditVerifier.verify(directory, JournalKeys.in(keysDirectory).publicKey());
    }
}
