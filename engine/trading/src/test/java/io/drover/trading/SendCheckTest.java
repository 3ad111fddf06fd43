package io.drover.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.journal.JournalRecord.Abandoned;
import io.drover.model.ClOrdId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendCheckTest {
    private static final Instant NOW = EngineBench.START;
    private final SendCheck entry = check(NOW.minusSeconds(5));

    @Test
    void an_order_in_time_under_its_own_epoch_leaves() {
        assertThat(entry.stop(NOW, Optional.empty(), 3)).isEmpty();
    }

    @Test
    void a_latch_stops_it() {
        assertThat(code(entry.stop(NOW, Optional.of("file KILL exists"), 3))).isEqualTo("DISPATCH_LATCHED");
    }

    @Test
    void a_later_run_stops_it() {
        assertThat(code(entry.stop(NOW, Optional.empty(), 4))).isEqualTo("EPOCH_STALE");
    }

    @Test
    void its_own_age_stops_it() {
        SendCheck fresh = check(NOW.plusSeconds(8));

        assertThat(fresh.stop(NOW.plusSeconds(10), Optional.empty(), 3)).isEmpty();
        assertThat(code(fresh.stop(NOW.plusMillis(10_001), Optional.empty(), 3)))
                .isEqualTo("INTENT_TOO_OLD");
    }

    @Test
    void a_quote_older_than_the_limit_or_of_the_future_stops_an_entry() {
        assertThat(entry.stop(NOW.plusMillis(1), Optional.empty(), 3).map(Abandoned::text))
                .contains("age=PT5.001S, limit=PT5S");
        assertThat(code(check(NOW.plusSeconds(1)).stop(NOW, Optional.empty(), 3)))
                .isEqualTo("QUOTE_STALE");
    }

    @Test
    void no_quote_stops_an_exit() {
        SendCheck exit = new SendCheck(new ClOrdId("a".repeat(32)), 3, NOW.plusSeconds(10), Optional.empty());

        assertThat(exit.stop(NOW, Optional.empty(), 3)).isEmpty();
    }

    private static String code(Optional<Abandoned> stopped) {
        return stopped.map(Abandoned::code).orElse("");
    }

    private static SendCheck check(Instant quotedAt) {
        return new SendCheck(
                new ClOrdId("a".repeat(32)),
                3,
                NOW.plusSeconds(10),
                Optional.of(new SendCheck.Quoted(quotedAt, Duration.ofSeconds(5))));
    }
}
