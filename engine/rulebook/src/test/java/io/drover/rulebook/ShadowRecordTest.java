package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run has earned the next one has; what is in doubt was never earned. */
class ShadowRecordTest {
    private static final String RULES = "a".repeat(64);

    @TempDir
    private Path directory;

    private final LogLines log = new LogLines(ShadowRecord.class);

    @AfterEach
    void forgetLog() {
        log.close();
    }

    @Test
    void the_next_run_knows_what_this_one_kept() {
        record().keep(RULES, 1000);

        assertThat(record().equalCycles(RULES)).isEqualTo(1000);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void nothing_is_known_of_a_rule_set_that_never_ran() {
        record().keep(RULES, 1000);

        assertThat(record().equalCycles("b".repeat(64))).isZero();
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.4, 0.6, 0.9, 0.999})
    void a_changed_byte_begins_anew_with_one_line(double place) throws IOException {
        record().keep(RULES, 1000);
        byte[] line = Files.readAllBytes(file());
        line[(int) (place * line.length)] ^= 1;
        Files.write(file(), line);

        assertThat(record().equalCycles(RULES)).isZero();
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN shadow_period_begins_anew file=" + file() + " reason=\"")
                .contains("damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 200})
    void a_cut_record_begins_anew_with_one_line(int length) throws IOException {
        record().keep(RULES, 1000);
        Files.write(file(), java.util.Arrays.copyOf(Files.readAllBytes(file()), length));

        assertThat(record().equalCycles(RULES)).isZero();
        assertThat(log.lines()).singleElement().asString().contains("damaged");
    }

    @Test
    void what_is_no_text_begins_anew_with_one_line() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(record().equalCycles(RULES)).isZero();
        assertThat(log.lines()).singleElement().asString().startsWith("WARN shadow_period_begins_anew");
    }

    @Test
    void a_record_of_another_java_begins_anew_with_one_line() throws IOException {
        record().keep(RULES, 1000);
        Files.writeString(
                file(), Files.readString(file()).replace(Runtime.version().toString(), "11.0.1"));

        assertThat(record().equalCycles(RULES)).isZero();
        assertThat(log.lines()).singleElement().asString().contains("another build, Java or rule set made it");
    }

    @Test
    void a_record_of_another_rule_set_under_this_name_begins_anew_with_one_line() throws IOException {
        record().keep("b".repeat(64), 1000);
        Files.move(directory.resolve("b".repeat(64) + ".shadow"), file());

        assertThat(record().equalCycles(RULES)).isZero();
        assertThat(log.lines()).singleElement().asString().contains("another build, Java or rule set made it");
    }

    @Test
    void a_record_that_everybody_may_write_counts_as_nothing() throws IOException {
        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"));
        record().keep(RULES, 1000);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(record().equalCycles(RULES)).isZero();
        assertThat(log.lines()).singleElement().asString().contains("Maybe chmod o-w");
    }

    @Test
    void a_directory_that_cannot_be_written_stops_nothing_and_says_so_in_one_line() throws IOException {
        Path occupied = Files.writeString(directory.resolve("occupied"), "");

        ShadowRecord.in(occupied).keep(RULES, 1000);

        assertThat(log.lines()).singleElement().asString().startsWith("WARN shadow_record_not_written file=");
    }

    private ShadowRecord record() {
        return ShadowRecord.in(directory);
    }

    private Path file() {
        return directory.resolve(RULES + ".shadow");
    }
}
