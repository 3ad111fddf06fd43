package io.drover.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.alert.Alert.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same is told once in five minutes, and three in a minute. */
class CondenserTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Condenser condenser = new Condenser(Duration.ofMinutes(5), 3, 0);

    @Test
    void c33_what_says_the_same_is_told_once_and_then_by_its_number() {
        List<Event> told = new ArrayList<>();
        for (int i = 0; i < 711; i++) {
            condenser.take(event("DATA_STALE", "text " + i), i).ifPresent(told::add);
        }

        List<Event> before = condenser.due(300 * SECOND - 1);
        List<Event> after = condenser.due(300 * SECOND);

        assertThat(told).extracting(Event::text).containsExactly("text 0");
        assertThat(before).isEmpty();
        assertThat(after).extracting(Event::text).containsExactly("710 more like it, the last: text 710");
    }

    @Test
    void c33_after_its_time_the_same_is_told_again() {
        condenser.take(event("A", "first"), 0);
        condenser.due(300 * SECOND);

        assertThat(condenser.take(event("A", "second"), 300 * SECOND)).isPresent();
    }

    @Test
    void c33_of_too_many_in_a_minute_the_rest_becomes_one_line() {
        long told = 0;
        for (int i = 0; i < 10; i++) {
            told += condenser.take(event("A" + i % 5, "x", "key" + i), 0).isPresent() ? 1 : 0;
        }

        assertThat(told).isEqualTo(3);
        assertThat(condenser.due(60 * SECOND - 1)).isEmpty();
        assertThat(condenser.due(60 * SECOND))
                .extracting(Event::text)
                .containsExactly("7 more alerts in a minute: {A0=1, A1=1, A2=1, A3=2, A4=2}");
        assertThat(condenser.take(event("B", "x"), 60 * SECOND)).isPresent();
    }

    @Test
    void c33_a_kill_is_told_at_once_however_much_else_there_is() {
        for (int i = 0; i < 100; i++) {
            condenser.take(event("A", "x", "key" + i), 0);
        }

        Event kill = new Event(Level.CRITICAL, "STATE_KILLED", "loss", "killed", 7);

        assertThat(condenser.take(kill, 0)).contains(kill);
    }

    @Test
    void what_is_held_back_at_the_end_is_told_then() {
        for (int i = 0; i < 5; i++) {
            condenser.take(event("A", "x", "key" + i), 0);
        }
        condenser.take(event("A", "again", "key0"), 0);

        assertThat(condenser.all())
                .extracting(Event::text)
                .containsExactly("2 more alerts in a minute: {A=2}", "1 more like it, the last: again");
    }

    private static Event event(String code, String text) {
        return event(code, text, code);
    }

    private static Event event(String code, String text, String key) {
        return new Event(Level.WARN, code, key, text, 0);
    }
}
