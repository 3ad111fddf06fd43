package io.drover.app.run;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What keeps a run safe from its surroundings.
 *
 * @param heartbeat shows others that the owner thread lives
 * @param machine that the run is on
 * @param watchdog that the run needs; absent where it needs none
 * @param change why what lies on disk is no longer what runs; absent while it is
 */
public record Safeguards(
        Heartbeat heartbeat,
        MachineWatch machine,
        Optional<WatchdogSilence> watchdog,
        Supplier<Optional<String>> change) {}
