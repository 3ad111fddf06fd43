package io.drover.rulebook;

import java.util.List;
import java.util.stream.Collectors;

/** A rule set was refused; carries every problem found, by file and line. */
public final class RuleCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    public RuleCheckException(List<RuleProblem> problems) {
        super(problems.stream().map(RuleProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<RuleProblem> problems() {
        return problems;
    }
}
