package io.drover.app.settings;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration was refused; carries everything that is wrong with it, in the order of files and lines. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
