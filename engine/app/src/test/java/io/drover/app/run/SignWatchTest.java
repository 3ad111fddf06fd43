package io.drover.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.run.EntryCancellation.Outcome;
import io.drover.model.TradingState;
import io.drover.trading.DerivedIds;
import io.drover.trading.StopSign;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SignWatchTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();

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

    @Test
    void c34_rules_that_kill_trading_have_the_broker_asked_until_no_entry_works() {
        StubbornBroker broker = new StubbornBroker(4);
        try (SignWatch watch = watch(broker)) {
            watch.start();

            watch.ask(new StopSign(TradingState.KILLED, "loss of the day"));
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(watch::isClear);
        }

        assertThat(broker.cancels).hasValue(4);
        assertThat(heard).containsExactly("loss of the day");
    }

    @Test
    void nothing_is_clear_while_entries_work() {
        try (SignWatch watch = watch(new StubbornBroker(Integer.MAX_VALUE))) {
            watch.start();

            watch.ask(new StopSign(TradingState.KILLED, "loss of the day"));
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> !heard.isEmpty());

            assertThat(watch.isClear()).isFalse();
        }
    }

    private SignWatch watch(StubbornBroker broker) {
        EntryCancellation.Means means = new EntryCancellation.Means(
                new DerivedIds("test"),
                Clock.systemUTC(),
                System::nanoTime,
                () -> LockSupport.parkNanos(1_000_000),
                alarm -> {});
        return new SignWatch(
                Optional::empty,
                heard::add,
                () -> new EntryCancellation(broker, EntryCancellation::mayGrow, means).untilNone(Duration.ofDays(1)),
                () -> heard.add("fenced"));
    }
}
