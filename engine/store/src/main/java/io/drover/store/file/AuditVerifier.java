package io.drover.store.file;

import io.drover.journal.JournalEntry;
import io.drover.journal.StateFold;
import io.drover.port.JournalException;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.BrokenLinkException;
import io.drover.store.chain.ChainState;
import io.drover.store.chain.EntryReader;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Checks a journal's directory with nothing but the public key: chain, gaps, snapshots, checkpoints and their states. */
public final class AuditVerifier {
    private static final int PROGRESS_EVERY = 1000;

    private final SignedPoints points;
    private final FoldCheck fold;
    private final LongConsumer progress;
    private final EntryReader entries = EntryReader.from(ChainState.EMPTY);

    private AuditVerifier(SignedPoints points, FoldCheck fold, LongConsumer progress) {
        this.points = points;
        this.fold = fold;
        this.progress = progress;
    }

    /** The same without a look at states. */
    public static Verification verify(Path directory, PublicKey key) {
        return verify(directory, key, Optional.empty(), records -> {});
    }

    /**
     * Goes through all records up to the first that is wrong.
     *
     * @param fold folds all records, to compare with the states that checkpoints signed
     * @param progress told the number of records every 1,000 of them
     * @throws JournalException when the files cannot be read at all
     */
    public static Verification verify(Path directory, PublicKey key, Optional<StateFold> fold, LongConsumer progress) {
        try {
            SignedPoints points = SignedPoints.read(directory.resolve(Checkpoints.FILE), key);
            return new AuditVerifier(points, new FoldCheck(fold), progress).run(directory);
        } catch (IOException e) {
            throw new JournalException("journal %s cannot be read: %s.".formatted(directory, e.getMessage()), e);
        }
    }

    private Verification run(Path directory) throws IOException {
        List<Segment> segments = Segment.all(directory);
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            Optional<Verification.Problem> problem = segment(segment, i == segments.size() - 1);
            if (problem.isPresent()) {
                return result(problem);
            }
        }
        return result(points.missing(entries.sequence()));
    }

    private Verification result(Optional<Verification.Problem> problem) {
        ChainState state = entries.state();
        long records =
                problem.map(p -> Math.min(state.sequence(), p.sequence() - 1)).orElse(state.sequence());
        return new Verification(
                records,
                points.passed(),
                points.passedUpTo(),
                fold.equal(),
                fold.gaveUp(),
                state.chain(),
                state.decisions(),
                problem);
    }

    private Optional<Verification.Problem> segment(Segment segment, boolean isLast) {
        try (SegmentReader lines = new SegmentReader(segment, entries)) {
            long line = 0;
            try {
                Optional<JournalEntry> entry = lines.next();
                while (entry.isPresent()) {
                    line = lines.line();
                    Optional<Verification.Problem> problem = passed(entry.get(), segment, line);
                    if (problem.isPresent()) {
                        return problem;
                    }
                    entry = lines.next();
                }
            } catch (BrokenLinkException e) {
                return Optional.of(new Verification.Problem(segment.file(), line, e.previousSequence(), e.what()));
            } catch (BrokenEntryException e) {
                return Optional.of(problem(segment, lines.line(), e.what()));
            } catch (IOException e) {
                return Optional.of(problem(segment, lines.line(), "the file does not read: " + e.getMessage()));
            }
            return lines.isTorn() ? Optional.of(problem(segment, lines.line(), torn(isLast))) : Optional.empty();
        } catch (IOException e) {
            return Optional.of(problem(segment, 0, "the file does not open: " + e.getMessage()));
        }
    }

    private Optional<Verification.Problem> passed(JournalEntry entry, Segment segment, long line) {
        fold.apply(entry);
        if (entry.sequence() % PROGRESS_EVERY == 0) {
            progress.accept(entry.sequence());
        }
        return points.isAt(entry.sequence())
                ? points.check(entries.state(), fold, segment.file(), line)
                : Optional.empty();
    }

    private static String torn(boolean isLast) {
        return isLast
                ? "its line is incomplete; a run that was killed leaves such a line, and the next start cuts it off"
                : "its line is incomplete";
    }

    private Verification.Problem problem(Segment segment, long line, String text) {
        return new Verification.Problem(segment.file(), line, entries.sequence() + 1, text);
    }
}
