package io.drover.rulebook.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Variables that a condition may use. */
final class Scope {
    private final List<Variable> variables;
    private final AtomicInteger names;
    private String link;

    private Scope(List<Variable> variables, AtomicInteger names, String link) {
        this.variables = new ArrayList<>(variables);
        this.names = names;
        this.link = link;
    }

    /**
     * A variable.
     *
     * @param name with its dollar sign
     * @param type {@code String}, {@code boolean}, {@code double}, {@code long} or a fact
     */
    record Variable(String name, Class<?> type) {}

    static Scope empty() {
        return new Scope(List.of(), new AtomicInteger(), "");
    }

    /** What is bound in it stays in it; names are never used twice. */
    Scope inner() {
        return new Scope(variables, names, link);
    }

    String bind(Class<?> type) {
        String name = "$"
                + (type.isRecord() ? "f" : type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT))
                + names.incrementAndGet();
        variables.add(new Variable(name, type));
        return name;
    }

    /** The variable that holds the instrument of the rule's patterns, "" before there is one. */
    String link() {
        return link;
    }

    void link(String variable) {
        link = variable;
    }

    List<Variable> all(Class<?> type) {
        return variables.stream().filter(v -> v.type() == type).toList();
    }

    List<Variable> facts() {
        return variables.stream().filter(v -> v.type().isRecord()).toList();
    }

    Optional<String> any(Draw draw, Class<?> type) {
        List<Variable> fitting = all(type);
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(draw.of(fitting).name());
    }
}
