package io.drover.app.run;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What keeps a run safe from its surroundings.
 *
 * @param heartbeat shows others that the owner thread lives
 * @param machine that the run is on
 * @param watchdog that the run needs; absent where it needs none
 * @param alerts by which it reaches people
 * @param change why what lies on disk is no longer what runs; absent while it is
 */
public record Safeguards(
        Heartbeat heartbeat,
        MachineWatch machine,
        Optional<WatchdogSilence> watchdog,
        RunAlerts alerts,
        Supplier<Optional<String>> change) {}
