package io.drover.store.file;

import io.drover.journal.JournalEntry;
import io.drover.store.chain.BrokenEntryException;
import io.drover.store.chain.ChainState;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a journal's directory in order after whatever ended the last run: removes half-made copies, cuts an incomplete
 * last line, and finds where the chain goes on.
 *
 * @param state where it goes on
 * @param last the segment to append to; absent when the next entry begins one
 * @param cyclesSinceBase cycles in that segment behind its last line to begin at
 */
record Recovery(ChainState state, Optional<Segment> last, int cyclesSinceBase) {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    static Recovery of(Path directory) throws IOException {
        removeCopies(directory);
        List<Segment> segments = Segment.all(directory);
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            Optional<Recovery> recovery = recover(segment);
            if (recovery.isPresent()) {
                return recovery.get();
            }
            LOG.warn("journal_segment_removed file={} reason=nothing_was_acknowledged_in_it", segment.plain());
            Files.delete(segment.plain());
        }
        return new Recovery(ChainState.EMPTY, Optional.empty(), 0);
    }

    private static void removeCopies(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean zippedTwin = Files.exists(file.resolveSibling(name + ".gz"));
                if (name.endsWith(".jsonl.tmp") || (name.endsWith(".jsonl") && zippedTwin)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The segment's end after repair; empty when it holds no whole entry. */
    private static Optional<Recovery> recover(Segment segment) throws IOException {
        try (SegmentReader lines = SegmentReader.open(segment, Optional.empty(), Long.MAX_VALUE)) {
            try {
                Optional<JournalEntry> entry = lines.next();
                while (entry.isPresent()) {
                    entry = lines.next();
                }
            } catch (BrokenEntryException e) {
                throw JournalReader.broken(lines, e);
            }
            if (lines.isTorn()) {
                cut(segment, lines);
            }
            Optional<Segment> open = Optional.of(segment).filter(s -> !s.zipped());
            return Optional.of(new Recovery(lines.state(), open, lines.cyclesSinceBase()))
                    .filter(found -> found.state().sequence() >= segment.first());
        }
    }

    private static void cut(Segment segment, SegmentReader lines) throws IOException {
        if (segment.zipped()) {
            throw new IOException(segment.gz() + " ends in an incomplete line");
        }
        long size = Files.size(segment.plain());
        LOG.warn(
                "journal_tail_cut file={} line={} bytes={} last_sequence={}",
                segment.plain(),
                lines.line(),
                size - lines.wholeBytes(),
                lines.state().sequence());
        try (FileChannel channel = FileChannel.open(segment.plain(), StandardOpenOption.WRITE)) {
            channel.truncate(lines.wholeBytes());
            channel.force(true);
        }
    }
}
