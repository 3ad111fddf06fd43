package io.drover.research.simulation;

import io.drover.port.RuleEvaluator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A defect that is put into the source of the engine, compiled, and run in the simulation.
 *
 * @param name what a careless hand did
 * @param promise by which the simulation sees it, as {@link Violation#invariant()} names them
 * @param file of engine/trading
 * @param before text that stands there once
 * @param after what stands there instead
 * @param kinds of faults that it is about; all of them when empty
 */
record SeededDefect(String name, String promise, String file, String before, String after, List<FaultKind> kinds) {
    private static final int AIMED = 12;
    private static final Path SOURCES = Path.of("../trading/src/main/java/io/drover/trading");

    /** All of defects.txt. */
    static List<SeededDefect> all() {
        List<SeededDefect> defects = new ArrayList<>();
        for (String block : text().split("\n= ", -1)) {
            if (!block.startsWith("#")) {
                List<String> lines = block.lines().toList();
                List<FaultKind> kinds = Stream.of(part(lines, "~ ").split(" ", -1))
                        .filter(k -> !k.isEmpty())
                        .map(FaultKind::valueOf)
                        .toList();
                defects.add(new SeededDefect(
                        lines.get(0),
                        part(lines, "! "),
                        part(lines, "@ "),
                        part(lines, "- "),
                        part(lines, "+ "),
                        kinds));
            }
        }
        return defects;
    }

    private static String part(List<String> lines, String mark) {
        return String.join(
                "\n",
                lines.stream()
                        .filter(l -> (l + " ").startsWith(mark))
                        .map(l -> l.substring(Math.min(l.length(), mark.length())))
                        .toList());
    }

    private static String text() {
        try (InputStream in = SeededDefect.class.getResourceAsStream("defects.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether its promise is broken in one of these plans, or in one of so many that are drawn by lot. A plan in which the
     * engine as it is breaks a promise proves nothing.
     */
    boolean isFound(RuleEvaluator rules, List<FaultPlan> plans, int seeds) {
        Function<String, Optional<String>> run = runner(rules);
        Run sound = new Run(rules);
        return Stream.concat(plans.stream(), LongStream.rangeClosed(1, seeds).mapToObj(this::plan))
                .map(FaultPlan::toString)
                .filter(plan -> run.apply(plan).filter(promise::equals).isPresent())
                .anyMatch(plan -> sound.apply(plan).isEmpty());
    }

    /** Of all kinds of faults, or of those only that the defect is about. */
    private FaultPlan plan(long seed) {
        FaultPlan any = FaultPlan.of(seed, Simulations.BROKERS.get((int) (seed % Simulations.BROKERS.size())));
        if (kinds.isEmpty()) {
            return any;
        }
        Chance chance = Chance.of(seed, "aimed");
        List<Fault> aimed = IntStream.range(0, AIMED)
                .mapToObj(i -> new Fault(chance.between(30, FaultPlan.SECONDS), chance.of(kinds), chance.below(1000)))
                .toList();
        return new FaultPlan(seed, any.broker(), aimed);
    }

    @SuppressWarnings("unchecked")
    private Function<String, Optional<String>> runner(RuleEvaluator rules) {
        try {
            Class<?> run = new PatchedClasses(file, source()).loadClass(Run.class.getName());
            Constructor<?> constructor = run.getDeclaredConstructor(RuleEvaluator.class);
            constructor.setAccessible(true);
            return (Function<String, Optional<String>>) constructor.newInstance(rules);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private String source() {
        try {
            String text = Files.readString(SOURCES.resolve(file));
            int at = text.indexOf(before);
            if (at < 0 || text.indexOf(before, at + 1) >= 0) {
                throw new IllegalStateException(
                        "%s: (%s) must stand once in %s.\nMaybe the source has changed: put the defect where it is now."
                                .formatted(name, before, file));
            }
            return text.substring(0, at) + after + text.substring(at + before.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loaded anew for each defect, with the engine that has it. */
    static final class Run implements Function<String, Optional<String>> {
        private final RuleEvaluator rules;

        Run(RuleEvaluator rules) {
            this.rules = rules;
        }

        @Override
        public Optional<String> apply(String plan) {
            return new Simulation(FaultPlan.parse(plan), rules, Surroundings.NONE)
                    .run()
                    .violation()
                    .map(Violation::invariant);
        }
    }
}
