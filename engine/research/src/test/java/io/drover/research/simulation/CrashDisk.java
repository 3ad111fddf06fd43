package io.drover.research.simulation;

import io.drover.store.file.AppendFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The machine's disk with points to die at, which can fail, and which knows what was forced. When the power goes, of each file some part of what
 * was not forced is lost: its end, or its content while its length stays.
 */
final class CrashDisk implements AppendFile.Opener {
    private final Passages passages;
    private final List<Watched> open = new ArrayList<>();
    private Optional<DiskFault> fault = Optional.empty();
    private int healthyCalls;

    CrashDisk(Passages passages) {
        this.passages = passages;
    }

    @Override
    public AppendFile open(Path file) throws IOException {
        Watched watched = new Watched(file, AppendFile.open(file));
        open.add(watched);
        return watched;
    }

    /** From the given write or sync on, this is all that writes and syncs lead to. */
    void fail(DiskFault how, int passage) {
        fault = Optional.of(how);
        healthyCalls = passage - 1;
    }

    private Optional<DiskFault> fault() {
        return fault.filter(f -> healthyCalls-- <= 0);
    }

    void losePower(Chance chance) {
        open.forEach(file -> file.losePower(chance));
    }

    /** What dies here, by the kind of file. */
    private record Points(Optional<CrashPoint> half, Optional<CrashPoint> written, Optional<CrashPoint> forced) {
        static Points of(Path file) {
            String name = file.getFileName().toString();
            if (name.startsWith("state")) {
                return new Points(
                        Optional.of(CrashPoint.STATE_HALF_WRITTEN),
                        Optional.empty(),
                        Optional.of(CrashPoint.STATE_FORCED));
            }
            if (name.startsWith("checkpoints")) {
                return new Points(
                        Optional.of(CrashPoint.CHECKPOINT_HALF_WRITTEN),
                        Optional.empty(),
                        Optional.of(CrashPoint.CHECKPOINT_FORCED));
            }
            return new Points(
                    Optional.of(CrashPoint.JOURNAL_HALF_WRITTEN),
                    Optional.of(CrashPoint.JOURNAL_WRITTEN),
                    Optional.of(CrashPoint.JOURNAL_FORCED));
        }
    }

    private final class Watched implements AppendFile {
        private final Path path;
        private final AppendFile file;
        private final Points points;
        private long forced;

        Watched(Path path, AppendFile file) throws IOException {
            this.path = path;
            this.file = file;
            this.points = Points.of(path);
            this.forced = file.size();
        }

        @Override
        public void write(byte[] bytes, int from, int to) throws IOException {
            int middle = from + (to - from) / 2;
            Optional<DiskFault> refused = fault().filter(this::refusesToWrite);
            if (refused.equals(Optional.of(DiskFault.READ_ONLY))) {
                throw refused.get().exception();
            }
            file.write(bytes, from, middle);
            if (refused.isPresent()) {
                throw refused.get().exception();
            }
            points.half().ifPresent(passages::at);
            file.write(bytes, middle, to);
            points.written().ifPresent(passages::at);
        }

        @Override
        public void force() throws IOException {
            Optional<DiskFault> failing = fault().filter(f -> f == DiskFault.SYNC_FAILS);
            if (failing.isPresent()) {
                throw failing.get().exception();
            }
            file.force();
            forced = file.size();
            points.forced().ifPresent(passages::at);
        }

        private boolean refusesToWrite(DiskFault how) {
            boolean reserveIsThere = Files.exists(path.resolveSibling("reserve"));
            boolean hasNoRoom = reserveIsThere || path.endsWith("reserve");
            return how == DiskFault.READ_ONLY || (how == DiskFault.FULL && hasNoRoom);
        }

        void losePower(Chance chance) {
            try (RandomAccessFile raw = new RandomAccessFile(path.toFile(), "rw")) {
                long length = raw.length();
                int unsure = (int) (length - forced);
                if (unsure > 0) {
                    long kept = forced + chance.below(unsure + 1);
                    raw.setLength(kept);
                    if (chance.oneIn(2)) {
                        raw.setLength(length);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            file.truncate(size);
            forced = Math.min(forced, size);
        }

        @Override
        public void close() throws IOException {
            open.remove(this);
            file.close();
        }
    }
}
