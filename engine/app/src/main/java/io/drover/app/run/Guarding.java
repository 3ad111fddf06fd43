package io.drover.app.run;

import io.drover.trading.Engine;
import io.drover.trading.MachineTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second, between cycles, whether the machine and what lies on disk still allow trading. Owner thread. */
final class Guarding {
    private static final Logger LOG = LoggerFactory.getLogger(Guarding.class);
    private static final long EVERY = Duration.ofSeconds(1).toNanos();

    private final Engine engine;
    private final Safeguards guards;
    private final LongSupplier nanos;
    private Optional<Long> looked = Optional.empty();
    private List<String> troubles = List.of();
    private boolean changed;

    Guarding(Engine engine, Safeguards guards, LongSupplier nanos) {
        this.engine = engine;
        this.guards = guards;
        this.nanos = nanos;
    }

    void look() {
        long now = nanos.getAsLong();
        if (looked.filter(last -> now - last < EVERY).isPresent()) {
            return;
        }
        looked = Optional.of(now);
        List<MachineTrouble> found = new ArrayList<>(guards.machine().look());
        guards.watchdog().flatMap(WatchdogSilence::look).ifPresent(found::add);
        guards.alerts().trouble().ifPresent(found::add);
        tell(found);
        engine.machineTroubles(found);
        if (!changed) {
            guards.change().get().ifPresent(this::halt);
        }
    }

    private void tell(List<MachineTrouble> found) {
        List<String> codes = found.stream().map(MachineTrouble::code).toList();
        if (!codes.equals(troubles)) {
            LOG.error("machine_trouble now={}", found);
            troubles = codes;
        }
    }

    private void halt(String why) {
        changed = true;
        LOG.error("identity_changed cause=\"{}\"", why);
        engine.halt("identity-changed", why);
    }
}
