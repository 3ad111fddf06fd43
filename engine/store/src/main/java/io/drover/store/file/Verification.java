package io.drover.store.file;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param records that are in order
 * @param checkpoints whose signature and content are right
 * @param signedUpTo number of the last record that a checkpoint covers; what follows is chained, but signed by nobody
 * @param states checkpoints whose state is the fold of the records before them
 * @param notFolded why states were not compared to the end
 * @param chain hash of the last record in order, lower-case hex
 * @param decisions decision hash there
 * @param problem the first one; empty when all is well
 */
public record Verification(
        long records,
        long checkpoints,
        long signedUpTo,
        long states,
        Optional<String> notFolded,
        String chain,
        String decisions,
        Optional<Problem> problem) {
    public boolean isSound() {
        return problem.isEmpty();
    }

    /** Records behind the last checkpoint: after a kill some are normal, after an orderly end none. */
    public long unsigned() {
        return records - signedUpTo;
    }

    /**
     * What is wrong, and where.
     *
     * @param file in which it shows
     * @param line from 1; 0 for a file as a whole
     * @param sequence of the first bad record; records before it are in order
     * @param text what differs
     */
    public record Problem(Path file, long line, long sequence, String text) {
        @Override
        public String toString() {
            return "%s:%d: record %d: %s.".formatted(file, line, sequence, text);
        }
    }
}
