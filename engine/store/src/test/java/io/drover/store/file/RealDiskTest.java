package io.drover.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of four mebibytes, mounted in a namespace of a process's own; skipped where that is not allowed. */
class RealDiskTest {
    @TempDir
    Path directory;

    @BeforeAll
    static void mounts() throws IOException, InterruptedException {
        Process trial = new ProcessBuilder("unshare", "-Urm", "sh", "-c", "mount -t tmpfs none /mnt").start();
        assumeTrue(trial.waitFor() == 0, "this user may not mount in a namespace of its own");
    }

    @Test
    void a_disk_that_is_full_takes_the_halt_and_nothing_else_and_loses_nothing() throws Exception {
        List<String> said = onSmallDisk("full");

        assertThat(said)
                .anySatisfy(
                        line -> assertThat(line).contains("the disk is full").contains("Maybe free some space"))
                .anySatisfy(line ->
                        assertThat(line).contains("only changes of the trading state are taken, not RuleSetActivated"))
                .contains("halted", "sound", "every synced record is there and the halt is the last one");
    }

    @Test
    void a_disk_that_is_read_only_lets_no_journal_begin_and_loses_nothing() throws Exception {
        List<String> said = onSmallDisk("read-only");

        assertThat(said)
                .anySatisfy(line -> assertThat(line)
                        .contains("cannot be opened")
                        .contains("Read-only file system")
                        .contains("Maybe the directory is read-only"))
                .contains("sound", "every synced record is there");
    }

    private List<String> onSmallDisk(String trouble) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String script = "mount -t tmpfs -o size=4m none '%s' && exec '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s '%s' %s"
                .formatted(
                        directory,
                        java,
                        System.getProperty("java.class.path"),
                        SmallDiskWriter.class.getName(),
                        directory,
                        trouble);
        Process process = new ProcessBuilder("unshare", "-Urm", "sh", "-c", script)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }
}
