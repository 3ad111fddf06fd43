package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.fact.Fact;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first condition that an explanation calls false is the first that is false for the engine. */
class WhyNotProbeTest {
    private static final Path SHIPPED = Path.of("..", "..", "rules");

    /** Facts of each scenario, the same without one of them, and together with those of the scenario before. */
    @ParameterizedTest
    @ValueSource(strings = {"", "bench/w1", "bench/w2"})
    void of_every_shipped_rule_on_every_scenario_beside_it(String directory) {
        RuleSources sources = Rulebook.read(SHIPPED.resolve(directory), SHIPPED);
        CheckedRules checked = CheckedRules.sound(sources);
        WhyNot whyNot = WhyNot.of(checked);
        List<String> differences = new ArrayList<>();
        int answers = 0;
        for (RuleFile file : files(checked, directory)) {
            Probes probes = new Probes(file);
            for (List<Fact> facts : snapshots(sources, checked, file)) {
                Set<String> fired = probes.fired(facts);
                for (Rule rule : file.rules()) {
                    answers++;
                    WhyNot.Answer answer = whyNot.explain(rule.name(), facts);
                    Probes.Expected expected = Probes.expected(rule, fired);
                    if (!expected.accepts(answer)) {
                        differences.add("%s\n    probes: %s\n    facts: %s".formatted(answer, expected, facts));
                    }
                }
            }
        }

        assertThat(answers).isPositive();
        assertThat(differences).isEmpty();
    }

    /** Guards of all directories are the shipped ones. */
    private static List<RuleFile> files(CheckedRules checked, String directory) {
        return checked.files().stream()
                .filter(f -> directory.isEmpty() || f.stage() == Stage.STRATEGY)
                .toList();
    }

    private static List<List<Fact>> snapshots(RuleSources sources, CheckedRules checked, RuleFile file) {
        String own = file.name().replace(RuleSources.RULES, RuleSources.SCENARIOS);
        TreeMap<String, String> files = new TreeMap<>(sources.files());
        files.keySet().removeIf(name -> name.endsWith(RuleSources.SCENARIOS) && !name.equals(own));
        List<List<Fact>> snapshots = new ArrayList<>();
        List<Fact> previous = List.of();
        for (List<Fact> given : ScenarioRunner.givens(RuleSources.of(files), checked)) {
            List<Fact> fewer = new ArrayList<>(given);
            fewer.remove(snapshots.size() % given.size());
            List<Fact> more = new ArrayList<>();
            previous.forEach(fact -> more.add(elsewhere(fact)));
            more.addAll(given);
            snapshots.addAll(List.of(given, fewer, more));
            previous = given;
        }
        return snapshots;
    }

    /** The same fact of another instrument. */
    private static Fact elsewhere(Fact fact) {
        try {
            List<Object> values = new ArrayList<>();
            List<Class<?>> types = new ArrayList<>();
            for (RecordComponent component : fact.getClass().getRecordComponents()) {
                Object value = component.getAccessor().invoke(fact);
                types.add(component.getType());
                values.add(component.getName().equals("symbol") && !value.equals("") ? "ELSEWHERE.XNAS" : value);
            }
            return fact.getClass()
                    .getDeclaredConstructor(types.toArray(new Class<?>[0]))
                    .newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
