package io.drover.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.decision.Snapshot;
import io.drover.fact.Fact;
import io.drover.fact.Proposal;
import io.drover.rulebook.CompiledRules.CompiledStage;
import io.drover.rulebook.Inquiry.Call;
import io.drover.rulebook.random.CycleWriter;
import io.drover.rulebook.random.GeneratedRule;
import io.drover.rulebook.random.GeneratedRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Decisions on generated rules are a set, too. */
class GeneratedOrderTest {
    private static final int SHUFFLES = 20;
    private static final int SNAPSHOTS = 3;

    @Test
    void shuffled_facts_give_equal_decisions() {
        GeneratedSources sources = GeneratedSources.sound(GeneratedRules.of(7, 10));
        CompiledRules compiled = sources.checked().compiled();
        Evaluators evaluators = new Evaluators(Differential.SETTINGS);

        assertThat(differing(evaluators.reference(compiled), sources.rules().strategies()))
                .isZero();
        for (Contender contender : Contender.ALL) {
            assertThat(differing(
                            contender.of(compiled, Differential.SETTINGS),
                            sources.rules().strategies()))
                    .isZero();
        }
    }

    @Test
    void rules_in_other_files_give_equal_decisions() {
        GeneratedRules rules = GeneratedSources.sound(GeneratedRules.of(8, 1)).rules();
        List<Object> expected = decided(rules);

        for (int i = 0; i < SHUFFLES; i++) {
            assertThat(decided(scattered(rules, new Random(i)))).isEqualTo(expected);
        }
    }

    private static int differing(StageEvaluator evaluator, Set<String> strategies) {
        CycleWriter cycles = new CycleWriter(7, Integer.MAX_VALUE);
        int differing = 0;
        try (evaluator) {
            for (int i = 0; i < SNAPSHOTS; i++) {
                List<Fact> facts = new ArrayList<>(cycles.next().facts());
                List<Proposal> proposals = new ArrayList<>(cycles.proposals());
                List<Object> expected = answers(evaluator, facts, strategies, proposals);
                for (int j = 0; j < SHUFFLES; j++) {
                    Collections.shuffle(facts, new Random(j));
                    Collections.shuffle(proposals, new Random(j));
                    differing +=
                            answers(evaluator, facts, strategies, proposals).equals(expected) ? 0 : 1;
                }
            }
        }
        return differing;
    }

    private static List<Object> answers(
            StageEvaluator evaluator, List<Fact> facts, Set<String> strategies, List<Proposal> proposals) {
        return Arrays.stream(Call.values())
                .map(call -> new Inquiry(call, new Snapshot(facts), strategies, proposals).to(evaluator))
                .toList();
    }

    /** Each rule in one of a few files whose names come from chance. */
    private static GeneratedRules scattered(GeneratedRules rules, Random random) {
        return new GeneratedRules(rules.rules().stream()
                .map(r -> new GeneratedRule(
                        r.file().replaceAll("/[^/]*$", "/" + r.concern() + "/f" + random.nextInt(5) + ".drl"),
                        r.name(),
                        r.control(),
                        r.conditions(),
                        r.consequence(),
                        r.uses()))
                .filter(r -> r.control().isEmpty())
                .toList());
    }

    /** What the strategy rules decide, without the names and lines of their files. */
    private static List<Object> decided(GeneratedRules rules) {
        CheckedRules checked = CheckedRules.sound(GeneratedSources.of(rules));
        List<RuleFile> files = checked.files().stream()
                .filter(f -> f.stage() == Stage.STRATEGY)
                .toList();
        List<Rule> all = files.stream().flatMap(f -> f.rules().stream()).toList();
        CompiledStage stage =
                new CompiledStage(FiringOrder.of(all), checked.reads(Stage.STRATEGY), RuleCompiler.classes(files));
        CompiledRules compiled = new CompiledRules(checked.ruleSet(), Map.of(Stage.STRATEGY, stage));
        CycleWriter cycles = new CycleWriter(8, Integer.MAX_VALUE);
        List<Object> decided = new ArrayList<>();
        try (StageEvaluator reference = new Evaluators(Differential.SETTINGS).reference(compiled)) {
            for (int i = 0; i < SNAPSHOTS; i++) {
                decided.add(reference
                        .propose(cycles.next(), rules.strategies())
                        .toString()
                        .replaceAll("file=[^,]*, line=\\d+", ""));
            }
        }
        return decided;
    }
}
