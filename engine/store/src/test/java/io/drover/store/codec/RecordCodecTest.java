package io.drover.store.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.fact.Fact;
import io.drover.fact.Memo;
import io.drover.journal.JournalRecord;
import io.drover.journal.StateImage;
import io.drover.store.AnyRecord;
import io.drover.store.QuotedDay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    @Property(tries = 300)
    void every_kind_of_record_reads_back_equal(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed)
            throws IOException {
        AnyRecord any = new AnyRecord(seed);
        for (Class<?> type : AnyRecord.recordTypes()) {
            JournalRecord record = any.record(type);

            byte[] json = write(record, new CycleMemory());

            assertThat(RecordCodec.read(json, 0, json.length, new CycleMemory()))
                    .isEqualTo(record);
        }
    }

    @Property(tries = 300)
    void a_state_reads_back_equal_and_equal_states_are_equal_bytes(
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed) throws IOException {
        StateImage state = new AnyRecord(seed).state();

        byte[] json = RecordCodec.writeState(state);
        StateImage read = RecordCodec.readState(json);

        assertThat(read).isEqualTo(state);
        assertThat(RecordCodec.writeState(read)).isEqualTo(json);
    }

    @Property(tries = 200)
    void a_chain_of_snapshots_reads_back_equal(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed)
            throws IOException {
        AnyRecord any = new AnyRecord(seed);
        CycleMemory written = new CycleMemory();
        CycleMemory read = new CycleMemory();
        List<Fact> before = List.of();
        for (int i = 0; i < 20; i++) {
            JournalRecord.Cycle cycle = any.cycleAfter(before);

            byte[] json = write(cycle, written);

            assertThat(RecordCodec.read(json, 0, json.length, read)).isEqualTo(cycle);
            before = cycle.snapshot().facts();
        }
    }

    @Property(tries = 200)
    void reading_and_writing_again_gives_the_same_text(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long seed)
            throws IOException {
        JournalRecord record = new AnyRecord(seed).record();

        byte[] once = write(record, new CycleMemory());
        byte[] twice = write(RecordCodec.read(once, 0, once.length, new CycleMemory()), new CycleMemory());

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void quotes_of_a_day_read_back_equal_and_stay_short() throws IOException {
        QuotedDay day = new QuotedDay(2, 0.3);
        CycleMemory written = new CycleMemory();
        CycleMemory read = new CycleMemory();
        for (int i = 0; i < 300; i++) {
            JournalRecord.Cycle cycle = day.nextCycle();

            byte[] json = write(cycle, written);

            assertThat(RecordCodec.read(json, 0, json.length, read)).isEqualTo(cycle);
            if (i > 1) {
                assertThat(new String(json, StandardCharsets.UTF_8).length()).isLessThan(5000);
            }
        }
    }

    @Test
    void text_of_a_record_is_its_type_and_its_components_in_order() {
        JournalRecord timing =
                new JournalRecord.CycleTiming(7, Instant.parse("2026-01-05T14:30:00.25Z"), 1, 22, 333, 4444, "direct");

        assertThat(text(timing))
                .isEqualTo("{\"type\":\"CycleTiming\",\"number\":7,\"actualStart\":\"2026-01-05T14:30:00.250Z\","
                        + "\"observe\":1,\"decide\":22,\"judge\":333,\"sync\":4444,\"evaluator\":\"direct\"}");
    }

    @Test
    void empty_list_is_left_out() {
        assertThat(text(new JournalRecord.Reconciled(List.of()))).isEqualTo("{\"type\":\"Reconciled\"}");
    }

    @Test
    void unknown_field_is_refused_with_its_column() {
        byte[] json = "{\"type\":\"RunEnded\",\"reason\":\"x\",\"more\":1}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RecordCodec.read(json, 0, json.length, new CycleMemory()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("RunEnded has no field more");
    }

    @Test
    void missing_field_is_refused() {
        byte[] json = "{\"type\":\"RunEnded\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> RecordCodec.read(json, 0, json.length, new CycleMemory()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("RunEnded needs reason");
    }

    @Test
    void delta_names_only_what_changed() {
        Memo first = new Memo("trend", "", "a", 1, "", 0);
        Memo second = new Memo("trend", "", "b", 2, "", 0);
        Memo changed = new Memo("trend", "", "b", 2.5, "", 0);
        Memo third = new Memo("trend", "", "c", 3, "", 0);
        CycleMemory memory = new CycleMemory();
        memory.set(after(first, second));
        JsonOut out = new JsonOut(memory);
        SnapshotCodec codec = new SnapshotCodec(new Shapes().union(Fact.class));

        codec.write(new io.drover.decision.Snapshot(List.of(changed, third)), out);

        assertThat(new String(out.copy(0), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"set\":[[1,1,\"3e-1\",[5]]],\"steps\":[[0],[2,{\"type\":\"Memo\",\"strategy\":\"trend\",\"symbol\":\"\","
                                + "\"name\":\"c\",\"number\":3,\"text\":\"\",\"expires\":0}]]}");
    }

    @Test
    void cycle_that_goes_on_as_the_last_ones_says_only_what_changed() {
        CycleMemory memory = new CycleMemory();
        QuotedDay day = new QuotedDay(0, 0);
        write(day.nextCycle(), memory);
        write(day.nextCycle(), memory);

        byte[] json = write(day.nextCycle(), memory);

        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"Cycle\",\"snapshot\":{\"set\":[[1,1],[2,20],[53,20],[73,20]]}}");
    }

    @Test
    void cycle_that_follows_no_completed_one_says_so() throws IOException {
        CycleMemory written = new CycleMemory();
        QuotedDay day = new QuotedDay(0, 0);
        write(day.nextCycle(), written);
        CycleMemory read = new CycleMemory();
        read.set(written.last());
        JournalRecord.Cycle next = withoutPrevious(day.nextCycle());

        byte[] json = write(next, written);

        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"previousCycle\":null");
        assertThat(RecordCodec.read(json, 0, json.length, read)).isEqualTo(next);
    }

    private static JournalRecord.Cycle withoutPrevious(JournalRecord.Cycle c) {
        return new JournalRecord.Cycle(
                c.number(),
                c.schedule(),
                c.scheduledAt(),
                Optional.empty(),
                c.ruleSet(),
                c.outcome(),
                c.snapshot(),
                c.asked(),
                c.states(),
                c.decisions(),
                c.memos(),
                c.findings());
    }

    private static CycleBase after(Fact... facts) {
        return new CycleBase(
                1,
                "main",
                Instant.EPOCH,
                Optional.empty(),
                "",
                JournalRecord.CycleOutcome.DONE,
                new io.drover.decision.Snapshot(List.of(facts)));
    }

    private static byte[] write(JournalRecord record, CycleMemory base) {
        JsonOut out = new JsonOut(base);
        RecordCodec.write(record, out);
        return out.copy(0);
    }

    private static String text(JournalRecord record) {
        return new String(write(record, new CycleMemory()), StandardCharsets.UTF_8);
    }
}
