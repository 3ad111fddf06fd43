package io.drover.research.simulation;

import io.drover.order.ClientKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Every crash point at every class of broker, with as many seeds as asked for; says what it saw as {@code key=value}. */
final class CrashMatrix {
    private final CrashTrial.Place place;
    private final Plan plan;
    private final PrintStream out;
    private final Map<ClientKey, List<CrashTrial.Verdict>> verdicts = new EnumMap<>(ClientKey.class);
    private long powerCuts;
    private long brokenOff;

    /**
     * What is tried.
     *
     * @param points at which processes die, in an order drawn by lot
     * @param brokers each with each seed
     * @param first seed
     * @param seeds how many
     * @param random kills at any moment, with each seed
     */
    private record Plan(List<CrashPoint> points, List<ClientKey> brokers, int first, int seeds, int random) {
        static Plan parse(String points, String brokers, int first, int seeds, int random) {
            return new Plan(
                    points.equals("all")
                            ? List.of(CrashPoint.values())
                            : Arrays.stream(points.split(","))
                                    .map(CrashPoint::parse)
                                    .toList(),
                    brokers.equals("all")
                            ? List.of(ClientKey.values())
                            : Arrays.stream(brokers.split(","))
                                    .map(ClientKey::valueOf)
                                    .toList(),
                    first,
                    seeds,
                    random);
        }
    }

    private CrashMatrix(CrashTrial.Place place, Plan plan, PrintStream out) {
        this.place = place;
        this.plan = plan;
        this.out = out;
    }

    /** Arguments: working directory, rules, points and brokers (comma separated, or {@code all}), first seed, seeds, random kills. */
    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path directory = Path.of(words[0]).toAbsolutePath();
        CrashTrial.Place place =
                new CrashTrial.Place(directory, Path.of(words[1]).toAbsolutePath(), directory.resolve("cache"));
        Plan plan = Plan.parse(
                words[2], words[3], Integer.parseInt(words[4]), Integer.parseInt(words[5]), Integer.parseInt(words[6]));
        System.exit(new CrashMatrix(place, plan, out).run() ? 0 : 1);
    }

    private boolean run() {
        for (ClientKey key : plan.brokers()) {
            for (int seed = plan.first(); seed < plan.first() + plan.seeds(); seed++) {
                try {
                    trial(key, seed);
                } catch (IOException e) {
                    brokenOff++;
                    out.println("# " + e.getMessage());
                }
            }
        }
        List<CrashTrial.Verdict> all =
                verdicts.values().stream().flatMap(List::stream).toList();
        verdicts.forEach((key, some) -> say("crash-" + key.name().toLowerCase(Locale.ROOT), some));
        say("crash", all);
        out.println("crash-points=" + plan.points().size());
        out.println("crash-power-cuts=" + powerCuts);
        out.println("crash-trials-broken-off=" + brokenOff);
        return brokenOff == 0 && all.stream().allMatch(CrashTrial.Verdict::isSound);
    }

    /** With every second seed each death is a power cut. */
    private void trial(ClientKey key, int seed) throws IOException {
        boolean cuts = seed % 2 == 0;
        Path directory = place.directory().resolve(key + "-" + seed);
        List<CrashPoint> order = new ArrayList<>(plan.points());
        Collections.shuffle(order, new Random(seed));
        try (CrashTrial trial =
                new CrashTrial(new CrashTrial.Place(directory, place.rules(), place.cache()), key, seed, cuts)) {
            for (CrashPoint point : order) {
                judged(key, cuts, trial.kill(point));
            }
            for (int i = 0; i < plan.random(); i++) {
                judged(key, cuts, trial.killSometime());
            }
            out.println("# %s: %d orders".formatted(directory.getFileName(), trial.orders()));
        }
    }

    private void judged(ClientKey key, boolean cut, CrashTrial.Verdict verdict) {
        powerCuts += cut ? 1 : 0;
        verdicts.computeIfAbsent(key, k -> new ArrayList<>()).add(verdict);
        if (!verdict.isSound()) {
            out.println("# " + key + " " + verdict);
        }
    }

    private void say(String name, List<CrashTrial.Verdict> some) {
        out.println(name + "-kills=" + some.size());
        out.println(
                name + "-not-reached=" + some.stream().filter(v -> !v.reached()).count());
        out.println(name + "-duplicate-orders="
                + some.stream().mapToLong(CrashTrial.Verdict::duplicates).sum());
        out.println(name + "-lost-orders="
                + some.stream().mapToLong(CrashTrial.Verdict::lost).sum());
        out.println(name + "-differences="
                + some.stream().mapToLong(CrashTrial.Verdict::differences).sum());
        out.println(name + "-unnoticed-differences="
                + some.stream().mapToLong(CrashTrial.Verdict::unnoticed).sum());
        out.println(name + "-unprotected-positions="
                + some.stream().mapToLong(CrashTrial.Verdict::bare).sum());
        List<Duration> restarts = some.stream()
                .map(CrashTrial.Verdict::restart)
                .sorted(Comparator.naturalOrder())
                .toList();
        if (!restarts.isEmpty()) {
            out.println(name + "-restart-p50-ms="
                    + restarts.get(restarts.size() / 2).toMillis());
            out.println(name + "-restart-p99-ms="
                    + restarts.get((restarts.size() * 99 - 1) / 100).toMillis());
        }
    }
}
