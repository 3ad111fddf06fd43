package io.drover.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.run.EntryCancellation.Outcome;
import io.drover.model.TradingState;
import io.drover.trading.StopSign;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SignWatchTest {
    @Test
    void a_look_that_fails_is_not_the_last_one() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        CompletableFuture<String> latched = new CompletableFuture<>();
        Supplier<Optional<StopSign>> signs = () -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("the first look fails");
            }
            return Optional.of(new StopSign(TradingState.HALTED, "fenced off", true));
        };

        Supplier<Outcome> none = () -> new Outcome(0, List.of(), "");

        try (SignWatch watch = new SignWatch(signs, latched::complete, none, () -> {})) {
            watch.start();

            assertThat(latched.get(1, TimeUnit.MINUTES)).isEqualTo("fenced off");
        }
    }
}
