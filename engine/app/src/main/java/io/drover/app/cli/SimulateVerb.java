package io.drover.app.cli;

import io.drover.order.ClientKey;
import io.drover.research.simulation.FaultPlan;
import io.drover.research.simulation.Outcome;
import io.drover.research.simulation.SimulationRules;
import io.drover.research.simulation.Simulations;
import io.drover.rulebook.RuleCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover simulate}: the whole engine against seeded faults, on a virtual clock. */
@Command(
        name = "simulate",
        description = "runs the whole engine against seeded faults; exit code 1 when a promise was broken")
final class SimulateVerb extends Verb {
    @Option(names = "--seeds", paramLabel = "N", description = "how many schedules of faults. Default: 200")
    private long seeds = 200;

    @Option(names = "--seed", paramLabel = "SEED", description = "first seed. Default: 1")
    private long seed = 1;

    @Option(
            names = "--broker",
            paramLabel = "CLASS",
            description = "what the broker makes of order ids: UNIQUE, REFERENCE or NONE. Default: each in turn")
    private @Nullable ClientKey broker;

    @Option(names = "--threads", paramLabel = "N", description = "how many at a time. Default: 2")
    private int threads = 2;

    @Option(names = "--plan", paramLabel = "FILE", description = "runs this one plan instead")
    private @Nullable Path plan;

    SimulateVerb(Host host, Options options) {
        super(host, options);
    }

    @Override
    ExitCode work() {
        Simulations simulations = new Simulations(
                SimulationRules.in(folders().shippedRules()),
                RuleCache.in(folders().cache()));
        List<Outcome> failed = new ArrayList<>();
        List<Outcome> all = new ArrayList<>();
        long start = host().nanos().getAsLong();
        ProgressLine progress = new ProgressLine(host().console(), host().nanos());
        run(simulations, o -> {
            all.add(o);
            o.violation().ifPresent(v -> failed.add(o));
            progress.count("schedules", all.size(), seeds);
        });
        double seconds = (host().nanos().getAsLong() - start) / 1e9;
        answer(all, shrunk(simulations, failed), seconds);
        return failed.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void run(Simulations simulations, java.util.function.Consumer<Outcome> told) {
        if (plan == null) {
            List<ClientKey> brokers = broker == null ? Simulations.BROKERS : List.of(broker);
            simulations.run(new Simulations.Range(seed, seeds, brokers), threads, told);
            return;
        }
        try (Simulations.Runs runs = simulations.runs()) {
            told.accept(
                    runs.run(FaultPlan.parse(Files.readString(host().directory().resolve(plan)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Outcome> shrunk(Simulations simulations, List<Outcome> failed) {
        try (Simulations.Runs runs = simulations.runs()) {
            return failed.stream()
                    .sorted(Comparator.comparing(o -> o.plan().seed()))
                    .map(runs::shrink)
                    .toList();
        }
    }

    private void answer(List<Outcome> all, List<Outcome> failed, double seconds) {
        Outcome.Tally sum = Outcome.total(all);
        Map<String, Object> figures = new TreeMap<>(Map.of(
                "schedules", all.size(),
                "failed", failed.size(),
                "faults", Outcome.faults(all),
                "cycles", sum.cycles(),
                "orders", sum.orders(),
                "fills", sum.fills(),
                "deaths", sum.deaths(),
                "noticed", sum.noticed(),
                "histories", Outcome.histories(all)));
        figures.put("schedules-per-second", String.format(Locale.ROOT, "%.1f", all.size() / seconds));
        figures.put("failures", failed.stream().map(SimulateVerb::text).toList());
        if (options().json()) {
            say(Json.text(figures));
            return;
        }
        failed.forEach(o -> say(text(o)));
        say(
                "%d schedules, %d failed: %d cycles, %d orders, %d fills, %d sudden deaths, %d differences noticed, %.1f a second"
                        .formatted(
                                all.size(),
                                failed.size(),
                                sum.cycles(),
                                sum.orders(),
                                sum.fills(),
                                sum.deaths(),
                                sum.noticed(),
                                all.size() / seconds));
    }

    /** A plan that reads back, with what it broke above it. */
    private static String text(Outcome outcome) {
        return "# " + outcome.violation().map(Object::toString).orElse("no promise was broken") + "\n" + outcome.plan();
    }
}
