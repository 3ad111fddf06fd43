package io.drover.rulebook.random;

import io.drover.fact.Fact;
import io.drover.fact.Limit;
import io.drover.fact.Proposal;
import io.drover.rulebook.random.ConditionWriter.Readables;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Writes two guard rules: one that measures or denies, one that lowers the trading state. */
final class GuardWriter {
    private final Draw draw;
    private final String set;

    GuardWriter(Draw draw, String set) {
        this.draw = draw;
        this.set = set;
    }

    List<GeneratedRule> rules() {
        return List.of(draw.oneIn(3) ? deny() : measure(), lower());
    }

    private GeneratedRule measure() {
        boolean sum = draw.oneIn(2);
        Set<Construct> used = EnumSet.of(sum ? Construct.MEASURES_SUM : Construct.MEASURES, Construct.APPLIES_TO);
        String control = sum ? draw.of("C03", "C07", "C14") : draw.of("C01", "C02", "C04", "C16");
        ConditionWriter conditions = writer(used, true);
        List<String> lines = new ArrayList<>();
        String proposal = conditions.named(Proposal.class, lines);
        String limit = conditions.scope().bind(double.class);
        lines.add(conditions.pattern(
                Limit.class,
                "control == \"%s\"".formatted(control),
                "appliesTo(%s)".formatted(proposal),
                limit + " : value"));
        if (draw.oneIn(2)) {
            RuleLines.fill(draw, used, conditions, lines);
        }
        ConsequenceWriter values = new ConsequenceWriter(draw, conditions.scope());
        String consequence = sum
                ? "verdict.measureSum(drools, %s, %s, %s, %s, %s)"
                        .formatted(proposal, values.text(), values.real(), values.real(), limit)
                : "verdict.measure(drools, %s, %s, %s)".formatted(proposal, values.real(), limit);
        return rule(draw.of("risk", "margin"), "measure", control, lines, consequence, used);
    }

    private GeneratedRule deny() {
        Set<Construct> used = EnumSet.of(Construct.DENIES);
        ConditionWriter conditions = writer(used, true);
        List<String> lines = new ArrayList<>();
        String proposal = conditions.named(Proposal.class, lines);
        RuleLines.fill(draw, used, conditions, lines);
        ConsequenceWriter values = new ConsequenceWriter(draw, conditions.scope());
        String consequence = "verdict.deny(drools, %s, \"CODE\", %s)".formatted(proposal, values.text());
        return rule(draw.of("risk", "margin"), "deny", "C01", lines, consequence, used);
    }

    private GeneratedRule lower() {
        Set<Construct> used = EnumSet.of(Construct.LOWERS_STATE);
        ConditionWriter conditions = writer(used, false);
        List<String> lines = new ArrayList<>();
        RuleLines.fill(draw, used, conditions, lines);
        ConsequenceWriter values = new ConsequenceWriter(draw, conditions.scope());
        String consequence =
                "state.%s(drools, \"ACCOUNT\", %s)".formatted(draw.of("reduceOnly", "halt", "kill"), values.text());
        return rule("halt", "lower", "C19", lines, consequence, used);
    }

    private ConditionWriter writer(Set<Construct> used, boolean judges) {
        List<Class<? extends Fact>> readable = new ArrayList<>(Vocabulary.OBSERVED);
        if (judges) {
            readable.add(Proposal.class);
        }
        return new ConditionWriter(draw, used, new Readables(readable, List.of()));
    }

    private GeneratedRule rule(
            String concern, String name, String control, List<String> lines, String consequence, Set<Construct> used) {
        return new GeneratedRule(
                "guard/%s/%s.drl".formatted(concern, set),
                "guard.%s.%s-%s".formatted(concern, set, name),
                control,
                lines,
                consequence,
                used);
    }
}
