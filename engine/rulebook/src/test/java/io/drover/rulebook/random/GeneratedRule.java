package io.drover.rulebook.random;

import java.util.List;
import java.util.Set;

/**
 * A rule in parts, so that a failing one can be made smaller.
 *
 * @param file name of its file
 * @param name of the rule
 * @param control id of its control, "" for a strategy rule
 * @param conditions each a line of its own
 * @param consequence the call
 * @param uses what it is made of
 */
public record GeneratedRule(
        String file, String name, String control, List<String> conditions, String consequence, Set<Construct> uses) {
    public GeneratedRule {
        conditions = List.copyOf(conditions);
        uses = Set.copyOf(uses);
    }

    /** The same with other conditions. */
    public GeneratedRule with(List<String> others) {
        return new GeneratedRule(file, name, control, others, consequence, uses);
    }

    /** Last part of its package: a strategy, or a concern of guards. */
    public String concern() {
        return name.split("\\.", -1)[1];
    }

    /** As it stands in its file. */
    public String text() {
        String metadata = control.isEmpty() ? "" : "    @Control(" + control + ")\n";
        return "/** Generated. */\nrule \"%s\"\n%swhen\n    %s\nthen\n    %s;\nend\n"
                .formatted(name, metadata, String.join("\n    ", conditions), consequence);
    }
}
