package io.drover.store.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that only grows, save for taking back what was never acknowledged. All that a journal writes goes through one. */
public interface AppendFile extends Closeable {
    void write(byte[] bytes, int from, int to) throws IOException;

    /** Returns when everything written is on stable storage. */
    void force() throws IOException;

    long size() throws IOException;

    void truncate(long size) throws IOException;

    /** Opens files, and makes those that are not there; tests put failing disks here. */
    interface Opener {
        AppendFile open(Path file) throws IOException;
    }

    /** The real one. */
    static AppendFile open(Path file) throws IOException {
        return new OnChannel(
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
    }

    /** A file channel. */
    record OnChannel(FileChannel channel) implements AppendFile {
        @Override
        public void write(byte[] bytes, int from, int to) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, from, to - from);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
