package io.drover.rulebook;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.api.KieBase;
import org.kie.api.builder.KieBuilder;

/** Compiled knowledge bases of one rule set, one per stage that has rules. Closing it frees the generated classes. */
final class CompiledRules implements AutoCloseable {
    private final Map<Stage, CompiledStage> stages = new EnumMap<>(Stage.class);

    private CompiledRules() {}

    /**
     * Compiles rule files.
     *
     * @param model executable or classic; the classic one leaves no classes to inspect
     * @throws RuleCheckException with what the compiler or the inspection of the generated classes objects to
     */
    static CompiledRules compile(List<RuleFile> files, Class<? extends KieBuilder.ProjectType> model) {
        CompiledRules rules = new CompiledRules();
        List<RuleProblem> problems = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<RuleFile> own = files.stream().filter(f -> f.stage() == stage).toList();
            if (!own.isEmpty()) {
                try {
                    rules.stages.put(stage, CompiledStage.compile(own, model));
                } catch (RuleCheckException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            rules.close();
            throw new RuleCheckException(problems);
        }
        return rules;
    }

    Optional<KieBase> base(Stage stage) {
        return Optional.ofNullable(stages.get(stage)).map(CompiledStage::base);
    }

    @Override
    public void close() {
        stages.values().forEach(CompiledStage::close);
    }
}
