package io.drover.research.guard;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Control;
import io.drover.port.RuleEvaluator;
import io.drover.research.guard.GuardMutant.Kind;
import io.drover.research.guard.GuardedEngine.Life;
import io.drover.rulebook.EvaluatorSettings;
import io.drover.rulebook.RuleCheckException;
import io.drover.rulebook.RuleProblem;
import io.drover.rulebook.RuleSources;
import io.drover.rulebook.Rulebook;
import io.drover.rulebook.ScenarioRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every guard rule in turn removed, its comparison negated, each of its conditions negated, and each row of the account
 * removed: the start is refused, or all orders of which the rule has to speak are denied. A rule that goes on to measure
 * something else can be noticed by neither; its scenarios have to. All changed rules are compiled once, beside the shipped
 * ones. Property {@code drover.mutants.alone} says of how many (0: of all) it is shown that a rule set of their own decides
 * the same, and of how many it is shown that their scenarios notice.
 */
class GuardMutationTest {
    private static final Logger LOG = LoggerFactory.getLogger(GuardMutationTest.class);
    private static final EvaluatorSettings SETTINGS = EvaluatorSettings.of(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private static final int ALONE = Integer.getInteger("drover.mutants.alone", 2);
    /** Rules for narrower scopes speak only where the table has such rows. */
    private static final String NARROWER = """
            C06,ACCOUNT,,share-of-volume,ABSOLUTE,0.05,,
            C06,ACCOUNT,,value-per-minute,ABSOLUTE,0.25,,
            C08,STRATEGY,trend,,ABSOLUTE,20,,
            C08,INSTRUMENT,AAPL.XNAS,,ABSOLUTE,20,,
            C14,SECTOR,technology,,ABSOLUTE,50000,,
            C15,STRATEGY,trend,,ABSOLUTE,50000,,
            """;

    private final RuleSources shipped = shipped();
    private final Set<String> originals = GuardMutants.names(shipped);
    private final Map<GuardMutant, Fate> fates = new LinkedHashMap<>();
    private final Map<Situation, Life> intact = new HashMap<>();
    private final List<GuardMutant> failures = new ArrayList<>();

    private enum Fate {
        REFUSED,
        DENIED,
        /** Some orders of which it has to speak pass, and a scenario fails. */
        NOTICED,
        /** The same, but its scenarios were not asked this time. */
        NOT_ASKED,
        LEAKED
    }

    @Test
    void no_order_passes_a_guard_that_was_removed_or_negated() {
        List<GuardMutant> mutants = GuardMutants.of(shipped);
        List<GuardMutant> started = new ArrayList<>(mutants);
        started.removeIf(m -> isRefused(m) && fates.put(m, Fate.REFUSED) == null);

        RuleEvaluator all = together(started);
        started.forEach(m -> fates.put(m, fate(m, all, among(m))));
        failures.forEach(m -> fates.put(m, fateAlone(m)));
        some(started).forEach(m -> assertThat(fateAlone(m)).as(m.name()).isEqualTo(fates.get(m)));
        some(passing()).forEach(m -> fates.put(m, noticed(m)));

        LOG.info("guard_mutants rules={} mutants={} {}", originals.size(), mutants.size(), counts());
        assertThat(fates).hasSize(mutants.size()).doesNotContainValue(Fate.LEAKED);
    }

    private static RuleSources shipped() {
        Path rules = Path.of("../../rules");
        RuleSources guards = GuardMutants.guards(Rulebook.read(rules, rules));
        return GuardMutants.with(guards, "limits.csv", guards.files().get("limits.csv") + NARROWER);
    }

    private static boolean isRefused(GuardMutant mutant) {
        return !Rulebook.checkTrees(mutant.sources()).isEmpty();
    }

    /** The shipped guards with every changed rule beside them; what only the compiler refuses, or fails, is taken out. */
    private RuleEvaluator together(List<GuardMutant> started) {
        try {
            RuleEvaluator all = Rulebook.compileDirect(beside(started), SETTINGS);
            intact.clear();
            situations().forEach(s -> intact.put(s, GuardedEngine.live(all, originals::contains, s)));
            Optional<GuardMutant> failing = started.stream()
                    .filter(m ->
                            intact.values().stream().anyMatch(l -> l.failure().startsWith(m.variantName() + ":")))
                    .findFirst();
            if (failing.isEmpty()) {
                return all;
            }
            started.remove(failing.get());
            failures.add(failing.get());
        } catch (RuleCheckException e) {
            Set<String> refused = e.problems().stream().map(RuleProblem::rule).collect(toSet());
            started.removeIf(m -> refused.contains(m.variantName()) && fates.put(m, Fate.REFUSED) == null);
        }
        return together(started);
    }

    private RuleSources beside(List<GuardMutant> changed) {
        Map<String, String> files = new TreeMap<>(shipped.files());
        changed.forEach(m -> files.merge(m.file(), "\n" + m.variant(), String::concat));
        return RuleSources.of(files);
    }

    private static Stream<Situation> situations() {
        return Stream.of(Control.values())
                .flatMap(c -> Situation.of(c).stream())
                .distinct();
    }

    private Predicate<String> among(GuardMutant mutant) {
        return name -> name.equals(mutant.variantName()) || (originals.contains(name) && !name.equals(mutant.rule()));
    }

    private List<GuardMutant> passing() {
        return fates.keySet().stream()
                .filter(m -> fates.get(m) == Fate.NOT_ASKED)
                .toList();
    }

    /** So many of all, evenly. */
    private static List<GuardMutant> some(List<GuardMutant> of) {
        int step = ALONE == 0 ? 1 : Math.max(1, of.size() / ALONE);
        return Stream.iterate(0, i -> i < of.size(), i -> i + step).map(of::get).toList();
    }

    private Fate fateAlone(GuardMutant mutant) {
        try (RuleEvaluator rules = Rulebook.compileDirect(mutant.sources(), SETTINGS)) {
            return fate(mutant, rules, name -> true);
        }
    }

    private Fate fate(GuardMutant mutant, RuleEvaluator rules, Predicate<String> speaks) {
        boolean exercised = false;
        boolean passed = false;
        for (Situation s : Situation.of(Control.valueOf(mutant.control()))) {
            Life whole = intact.get(s);
            Life life = GuardedEngine.live(rules, speaks, s);
            for (int i = 0; i < whole.left().size(); i++) {
                boolean spoke = whole.spoken().get(i).contains(mutant.rule());
                boolean leaked = life.left().get(i) && !whole.left().get(i);
                exercised |= spoke;
                passed |= leaked || (spoke && life.left().get(i));
                assertThat(leaked && mutant.kind() != Kind.CONDITION_NEGATED)
                        .as(mutant.name())
                        .isFalse();
            }
        }
        assertThat(exercised).as(mutant.name()).isTrue();
        return passed ? Fate.NOT_ASKED : Fate.DENIED;
    }

    private static Fate noticed(GuardMutant mutant) {
        boolean noticed =
                ScenarioRunner.run(mutant.sources(), SETTINGS.clock()).stream().anyMatch(result -> !result.passed());
        LOG.info("guard_mutant noticed={} change=\"{}\"", noticed, mutant.name());
        return noticed ? Fate.NOTICED : Fate.LEAKED;
    }

    private Map<Fate, Long> counts() {
        return fates.values().stream().collect(groupingBy(f -> f, TreeMap::new, counting()));
    }
}
