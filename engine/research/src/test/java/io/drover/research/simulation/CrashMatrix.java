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
import java.util.Optional;
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
     * @param extra how often else, with each seed
     * @param inDatabase whether the journal is in PostgreSQL; not all points are passed then
     */
    private record Plan(
            List<CrashPoint> points, List<ClientKey> brokers, int first, int seeds, Extra extra, boolean inDatabase) {
        static Plan parse(List<String> words) {
            boolean inDatabase = words.get(8).equals("postgres");
            return new Plan(
                    points(words.get(0), inDatabase),
                    words.get(1).equals("all")
                            ? List.of(ClientKey.values())
                            : Arrays.stream(words.get(1).split(","))
                                    .map(ClientKey::valueOf)
                                    .toList(),
                    Integer.parseInt(words.get(2)),
                    Integer.parseInt(words.get(3)),
                    new Extra(
                            Integer.parseInt(words.get(4)),
                            Integer.parseInt(words.get(5)),
                            Integer.parseInt(words.get(6)),
                            Integer.parseInt(words.get(7))),
                    inDatabase);
        }

        private static List<CrashPoint> points(String text, boolean inDatabase) {
            if (text.equals("none")) {
                return List.of();
            }
            return text.equals("all")
                    ? Arrays.stream(CrashPoint.values())
                            .filter(point -> !inDatabase || !point.isOnDisk())
                            .toList()
                    : Arrays.stream(text.split(",")).map(CrashPoint::parse).toList();
        }
    }

    /**
     * Trouble at no named point.
     *
     * @param random kills at any moment
     * @param recovery kills at any moment of a start after such a kill
     * @param disk times that the disk fails in each way
     * @param database times that its connections are cut, and as many that its server is killed
     */
    private record Extra(int random, int recovery, int disk, int database) {}

    private CrashMatrix(CrashTrial.Place place, Plan plan, PrintStream out) {
        this.place = place;
        this.plan = plan;
        this.out = out;
    }

    /**
     * Arguments: working directory, rules, points (comma separated, {@code all} or {@code none}) and brokers, first seed, seeds,
     * how often each of {@link Extra}, and {@code files} or {@code postgres}.
     */
    public static void main(String[] words) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path directory = Path.of(words[0]).toAbsolutePath();
        CrashTrial.Place place = new CrashTrial.Place(
                directory, Path.of(words[1]).toAbsolutePath(), directory.resolve("cache"), Optional.empty());
        Plan plan = Plan.parse(Arrays.asList(words).subList(2, words.length));
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
        out.println("crash-journal=" + (plan.inDatabase() ? "postgres" : "files"));
        out.println("crash-points=" + plan.points().size());
        int trials = plan.brokers().size() * plan.seeds();
        out.println("crash-at-random-moments=" + trials * plan.extra().random());
        out.println("crash-in-recovery=" + trials * plan.extra().recovery());
        out.println("crash-disk-faults=" + trials * plan.extra().disk() * DiskFault.values().length);
        out.println("crash-database-faults=" + trials * plan.extra().database() * 2);
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
        Optional<CrashDatabase> database =
                plan.inDatabase() ? Optional.of(new CrashDatabase(directory.resolve("postgres"))) : Optional.empty();
        CrashTrial.Place here = new CrashTrial.Place(directory, place.rules(), place.cache(), database);
        try (CrashTrial trial = new CrashTrial(here, key, seed, cuts)) {
            for (CrashPoint point : order) {
                judged(key, cuts, trial.kill(point));
            }
            extra(key, cuts, trial);
            out.println("# %s: %d orders".formatted(directory.getFileName(), trial.orders()));
        } finally {
            if (database.isPresent()) {
                database.get().close();
            }
        }
    }

    private void extra(ClientKey key, boolean cuts, CrashTrial trial) throws IOException {
        for (int i = 0; i < plan.extra().random(); i++) {
            judged(key, cuts, trial.killSometime());
        }
        for (int i = 0; i < plan.extra().recovery(); i++) {
            judged(key, cuts, trial.killTwice());
        }
        for (int i = 0; i < plan.extra().disk(); i++) {
            for (DiskFault fault : DiskFault.values()) {
                judged(key, cuts, trial.breakDisk(fault));
            }
        }
        for (int i = 0; i < plan.extra().database(); i++) {
            judged(key, cuts, trial.cutDatabase());
            judged(key, cuts, trial.crashDatabase());
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
