package io.drover.research.guard;

import io.drover.decision.Asked;
import io.drover.decision.Decision;
import io.drover.decision.Draft;
import io.drover.decision.Judged;
import io.drover.decision.Provenance;
import io.drover.decision.RuleSet;
import io.drover.decision.Sizing;
import io.drover.decision.Snapshot;
import io.drover.decision.Terms;
import io.drover.fact.Proposal;
import io.drover.model.Side;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The engine, its gate and a broker behind guard rules, asked in three cycles for one small entry: calm, storm, calm. */
final class GuardedEngine {
    static final String SYMBOL = "AAPL.XNAS";
    static final String STRATEGY = SmallEngine.STRATEGY;
    private static final int CYCLES = 3;

    private GuardedEngine() {}

    /**
     * What became of the three entries.
     *
     * @param left whether each became an order
     * @param spoken names of the rules that spoke in each cycle
     * @param failure what a rule that failed said, beginning with its name; "" when none did
     */
    record Life(List<Boolean> left, List<Set<String>> spoken, String failure) {}

    /** @param speaks which rules of the set take part */
    static Life live(RuleEvaluator rules, Predicate<String> speaks, Situation situation) {
        return run(new Chosen(rules, speaks, situation));
    }

    private static Life run(Chosen rules) {
        SmallEngine engine = new SmallEngine(rules, List.of(SYMBOL));
        List<Boolean> left = new ArrayList<>();
        for (int i = 1; i <= CYCLES; i++) {
            rules.cycle(i);
            List<Decision> decisions = engine.cycle();
            left.add(!decisions.isEmpty() && decisions.get(0).accepted());
        }
        return new Life(left, rules.spoken, rules.failure);
    }

    /** Some rules of a set, told of a situation. Each cycle asks for one share. */
    private static final class Chosen implements RuleEvaluator {
        private final RuleEvaluator rules;
        private final Predicate<String> speaks;
        private final Situation situation;
        private final RuleSet ruleSet;
        private final List<Set<String>> spoken = new ArrayList<>();
        private String failure = "";
        private boolean storm;

        Chosen(RuleEvaluator rules, Predicate<String> speaks, Situation situation) {
            this.rules = rules;
            this.speaks = speaks;
            this.situation = situation;
            RuleSet all = rules.ruleSet();
            this.ruleSet = new RuleSet(
                    all.hash(),
                    all.rules(),
                    all.limits().stream().map(situation::row).toList(),
                    all.strategies());
        }

        void cycle(int number) {
            storm = situation.stormy().isPresent() && number == 2;
            spoken.add(new HashSet<>());
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public RuleSet ruleSet() {
            return ruleSet;
        }

        @Override
        public Asked propose(Snapshot snapshot, Set<String> strategies) {
            Provenance provenance =
                    new Provenance("strategy.trend.enter", "strategy/trend.drl", 1, List.of(), List.of());
            Draft draft = new Draft.Entry(
                    provenance,
                    STRATEGY,
                    SYMBOL,
                    Side.BUY,
                    new Sizing.Units(1),
                    Terms.MARKET_DAY,
                    OptionalDouble.of(0.05),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
            return new Asked(List.of(draft), List.of(), 1);
        }

        @Override
        public Judged halt(Snapshot snapshot) {
            return heard(() -> rules.halt(situation.seen(snapshot, storm)));
        }

        @Override
        public Judged judge(Snapshot snapshot, List<Proposal> proposals) {
            List<Proposal> asked =
                    proposals.stream().map(p -> situation.asked(p, storm)).toList();
            return heard(() -> rules.judge(situation.seen(snapshot, storm), asked));
        }

        private Judged heard(Supplier<Judged> evaluation) {
            Judged all;
            try {
                all = evaluation.get();
            } catch (RuleFailureException e) {
                failure = e.getMessage();
                throw e;
            }
            Judged heard = new Judged(
                    all.measurements().stream()
                            .filter(m -> speaks.test(m.rule()))
                            .toList(),
                    all.vetoes(),
                    all.states().stream()
                            .filter(s -> speaks.test(s.provenance().rule()))
                            .toList(),
                    all.firings());
            Stream.concat(
                            heard.measurements().stream().map(m -> m.rule()),
                            heard.states().stream().map(s -> s.provenance().rule()))
                    .forEach(spoken.get(spoken.size() - 1)::add);
            return heard;
        }

        @Override
        public void close() {}
    }
}
