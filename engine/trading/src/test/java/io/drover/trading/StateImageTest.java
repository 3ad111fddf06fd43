package io.drover.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.journal.JournalEntry;
import io.drover.journal.StateImage;
import io.drover.model.InstrumentId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StateImageTest {
    private static final int RECORDS = 150;

    @Property(tries = 300)
    void state_restored_at_any_record_with_the_later_ones_folded_is_the_fold_of_all(
            @ForAll long seed,
            @ForAll @IntRange(max = RECORDS - 1) int cut,
            @ForAll @IntRange(min = 1, max = 30) int kept) {
        List<JournalEntry> entries = new RandomRecords(seed).entries(RECORDS);
        EngineState whole = fold(newState(kept), entries);
        StateImage image = fold(newState(kept), entries.subList(0, cut)).image();
        EngineState restored = newState(kept);
        restored.restore(image);

        StateImage again = restored.image();
        fold(restored, entries.subList(cut, RECORDS));

        assertThat(again).isEqualTo(image);
        assertThat(image.sequence()).isEqualTo(cut);
        assertThat(restored.image()).isEqualTo(whole.image());
        assertThat(restored)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*books.version")
                .isEqualTo(whole);
    }

    @Test
    void looking_at_an_instrument_changes_no_image() {
        EngineState state = newState();
        StateImage before = state.image();

        state.books().holding(InstrumentId.parse(EngineBench.AAPL));

        assertThat(state.image()).isEqualTo(before);
    }

    @Test
    void state_that_has_folded_something_cannot_become_another() {
        EngineState state = fold(newState(), new RandomRecords(1).entries(3));

        assertThatThrownBy(() -> state.restore(newState().image()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("state of record 3 cannot become that of record 0");
    }

    private static EngineState fold(EngineState state, List<JournalEntry> entries) {
        entries.forEach(state::apply);
        return touched(state);
    }

    private static EngineState newState() {
        return touched(EngineBench.newState());
    }

    private static EngineState newState(int kept) {
        return touched(EngineBench.newState(kept));
    }

    /** The comparison of all fields sees what is made when it is first asked for, so all of that is asked for. */
    private static EngineState touched(EngineState state) {
        EngineBench.instruments()
                .keySet()
                .forEach(id -> state.books().holding(id).averagePrice());
        state.books().openOrders();
        state.books().positions();
        return state;
    }
}
