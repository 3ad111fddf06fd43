package io.drover.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gzips closed segments on a thread of its own. The plain file goes only when the gzipped one is on stable storage. */
final class Zipper implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Zipper.class);
    private static final int BUFFER = 1 << 16;
    private static final long PATIENCE_MINUTES = 10;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "journal-zipper");
        made.setDaemon(true);
        return made;
    });

    void zip(Segment segment) {
        thread.execute(() -> {
            try {
                zipNow(segment);
            } catch (IOException e) {
                LOG.warn("journal_segment_not_zipped file={} cause={}", segment.plain(), e.toString());
            }
        });
    }

    static void zipNow(Segment segment) throws IOException {
        Path unfinished = segment.plain().resolveSibling(segment.plain().getFileName() + ".tmp");
        try (InputStream in = Files.newInputStream(segment.plain());
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(unfinished), BUFFER)) {
            in.transferTo(out);
        }
        try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, segment.gz(), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(segment.plain());
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                LOG.warn("journal_zipper_unfinished");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
