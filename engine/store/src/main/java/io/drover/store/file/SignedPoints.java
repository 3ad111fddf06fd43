package io.drover.store.file;

import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The checkpoints of a journal, passed one by one as its records go by. */
public final class SignedPoints {
    private final Path file;
    private final List<Checkpoint> points = new ArrayList<>();
    private Optional<Verification.Problem> problem = Optional.empty();
    private int next;

    private SignedPoints(Path file) {
        this.file = file;
    }

    /** Reads all up to the first that is wrong in itself. */
    static SignedPoints read(Path file, PublicKey key) throws IOException {
        return of(file, Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "", key);
    }

    /**
     * The same of a text.
     *
     * @param place where it lies, for messages
     * @param text their lines, oldest first
     */
    public static SignedPoints of(Path place, String text, PublicKey key) {
        SignedPoints points = new SignedPoints(place);
        points.parse(text, key);
        return points;
    }

    private void parse(String text, PublicKey key) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i + 1 < lines.length && problem.isEmpty(); i++) {
            try {
                add(Checkpoint.parse(lines[i]), key);
            } catch (BrokenEntryException e) {
                problem = Optional.of(new Verification.Problem(file, i + 1, covered() + 1, e.what()));
            }
        }
        if (problem.isEmpty() && !lines[lines.length - 1].isEmpty()) {
            problem = Optional.of(
                    new Verification.Problem(file, lines.length, covered() + 1, "the checkpoint is incomplete"));
        }
    }

    private void add(Checkpoint point, PublicKey key) {
        if (point.number() != points.size() + 1) {
            throw new BrokenEntryException(
                    "checkpoint %d stands where %d is expected".formatted(point.number(), points.size() + 1));
        }
        if (!point.isSignedBy(key)) {
            throw new BrokenEntryException(
                    "the signature of checkpoint %d is not by this key".formatted(point.number()));
        }
        if (point.sequence() <= covered()) {
            throw new BrokenEntryException("checkpoint %d covers less than the one before".formatted(point.number()));
        }
        points.add(point);
    }

    private long covered() {
        return points.isEmpty() ? 0 : points.get(points.size() - 1).sequence();
    }

    /** Whether a checkpoint stands at this record. */
    public boolean isAt(long sequence) {
        return next < points.size() && points.get(next).sequence() == sequence;
    }

    /** Compares chain and state with the checkpoint that stands here. */
    public Optional<Verification.Problem> check(ChainState state, FoldCheck fold, Path segment, long line) {
        Checkpoint point = points.get(next);
        if (!point.chain().equals(state.chain()) || !point.decisions().equals(state.decisions())) {
            return Optional.of(new Verification.Problem(
                    segment,
                    line,
                    state.sequence(),
                    "its hash is %s, but checkpoint %d signed %s; it or records before it back to %d were changed together"
                            .formatted(state.chain(), point.number(), point.chain(), passedUpTo() + 1)));
        }
        Optional<String> differs = fold.compare(point);
        next += differs.isEmpty() ? 1 : 0;
        return differs.map(text -> new Verification.Problem(file, point.number(), state.sequence(), text));
    }

    /** What is wrong once all records have gone by. */
    public Optional<Verification.Problem> missing(long lastSequence) {
        if (next < points.size()) {
            return Optional.of(new Verification.Problem(
                    file,
                    next + 1L,
                    lastSequence + 1,
                    "checkpoint %d covers record %d, but the journal ends at %d"
                            .formatted(next + 1, points.get(next).sequence(), lastSequence)));
        }
        return problem;
    }

    /** How many have gone by. */
    public long passed() {
        return next;
    }

    /** Number of the last record that they cover. */
    public long passedUpTo() {
        return next == 0 ? 0 : points.get(next - 1).sequence();
    }
}
