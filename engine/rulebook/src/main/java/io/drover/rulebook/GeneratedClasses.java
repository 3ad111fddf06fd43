package io.drover.rulebook;

import java.util.List;
import org.drools.compiler.kie.builder.impl.InternalKieModule;

final class GeneratedClasses {
    GeneratedClasses(List<RuleFile> files) {}

    List<RuleProblem> problems(InternalKieModule module) {
        return List.of();
    }
}
