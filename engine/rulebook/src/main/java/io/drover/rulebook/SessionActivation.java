package io.drover.rulebook;

import io.drover.fact.Fact;
import io.drover.rulebook.direct.Activation;
import java.util.ArrayList;
import java.util.List;
import org.kie.api.runtime.rule.Match;

/** A match of a session. The engine reuses it: what is wanted of it is copied at once. */
record SessionActivation(Match match) implements Activation {
    @Override
    public String rule() {
        return match.getRule().getName();
    }

    /** Named variables only; those that the compiler made up are left out. */
    @Override
    public List<Variable> variables() {
        List<String> names = new ArrayList<>(match.getDeclarationIds());
        names.removeIf(name -> !name.startsWith("$"));
        names.sort(null);
        List<Variable> variables = new ArrayList<>(names.size());
        for (String name : names) {
            variables.add(new Variable(name, match.getDeclarationValue(name)));
        }
        return variables;
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (Object object : match.getObjects()) {
            if (object instanceof Fact fact) {
                facts.add(fact);
            }
        }
        return facts;
    }
}
