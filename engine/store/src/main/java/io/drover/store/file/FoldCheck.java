package io.drover.store.file;

import io.drover.journal.JournalEntry;
import io.drover.journal.StateFold;
import io.drover.journal.StateImage;
import io.drover.store.codec.RecordCodec;
import java.util.Optional;

/** Folds records while they are verified, and compares the state with what checkpoints signed. */
public final class FoldCheck {
    private final Optional<StateFold> fold;
    private Optional<String> gaveUp = Optional.empty();
    private long equal;

    /** @param fold before the first record; absent: states are not compared */
    public FoldCheck(Optional<StateFold> fold) {
        this.fold = fold;
    }

    /** The next record. */
    public void apply(JournalEntry entry) {
        if (gaveUp.isPresent() || fold.isEmpty()) {
            return;
        }
        try {
            fold.get().apply(entry);
        } catch (IllegalArgumentException | ArithmeticException e) {
            gaveUp = Optional.of("record %d cannot be folded: %s".formatted(entry.sequence(), e.getMessage()));
        }
    }

    /** What differs, if the state here is another one than the checkpoint's. */
    public Optional<String> compare(Checkpoint point) {
        if (gaveUp.isPresent() || fold.isEmpty() || point.fold() != StateImage.FOLD) {
            return Optional.empty();
        }
        String hash = Checkpoint.hash(RecordCodec.writeState(fold.get().image()));
        if (hash.equals(point.state())) {
            equal++;
            return Optional.empty();
        }
        return Optional.of("checkpoint %d signed the state %s, but the records up to here fold to %s"
                .formatted(point.number(), point.state(), hash));
    }

    /** How many checkpoints hold the state that the records fold to. */
    public long equal() {
        return equal;
    }

    /** Why states were not compared to the end. */
    public Optional<String> gaveUp() {
        return gaveUp;
    }
}
