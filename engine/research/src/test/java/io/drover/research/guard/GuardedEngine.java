package io.drover.research.guard;

import io.drover.broker.simulated.SimulatedBroker;
import io.drover.broker.simulated.SimulatedMarket;
import io.drover.broker.simulated.SimulationSettings;
import io.drover.decision.Asked;
import io.drover.decision.Draft;
import io.drover.decision.Judged;
import io.drover.decision.Provenance;
import io.drover.decision.RuleSet;
import io.drover.decision.Sizing;
import io.drover.decision.Snapshot;
import io.drover.decision.Terms;
import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.MarketState;
import io.drover.fact.Proposal;
import io.drover.journal.JournalRecord;
import io.drover.model.AssetClass;
import io.drover.model.Currency;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Mode;
import io.drover.model.Money;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.model.Side;
import io.drover.port.MarketData;
import io.drover.port.RuleEvaluator;
import io.drover.port.RuleFailureException;
import io.drover.research.ReplayClock;
import io.drover.store.MemoryJournal;
import io.drover.trading.AccountingDay;
import io.drover.trading.Ceilings;
import io.drover.trading.DerivedIds;
import io.drover.trading.Engine;
import io.drover.trading.EngineParts;
import io.drover.trading.EngineSettings;
import io.drover.trading.MarginRule;
import io.drover.trading.MarginSchedule;
import io.drover.trading.Schedule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The engine, its gate and a broker behind guard rules, asked in three cycles for one small entry: calm, storm, calm. */
final class GuardedEngine {
    static final String SYMBOL = "AAPL.XNAS";
    static final String STRATEGY = "trend";
    private static final int CYCLES = 3;
    private static final Instant START = Instant.parse("2024-01-03T15:00:00Z");
    private static final InstrumentId ID = InstrumentId.parse(SYMBOL);
    private static final EngineSettings SETTINGS = new EngineSettings(
            Mode.PAPER,
            "test",
            Currency.USD,
            "test",
            "test",
            "test",
            Ceilings.DEFAULTS,
            AccountingDay.utcDate(),
            MarginSchedule.always(MarginRule.CASH),
            new BigDecimal("0.05"),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            0);

    private final ReplayClock clock = new ReplayClock(START);
    private final MemoryJournal journal = new MemoryJournal(clock);

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
        return new GuardedEngine().run(new Chosen(rules, speaks, situation));
    }

    private Life run(Chosen rules) {
        Instrument instrument = new Instrument(
                ID,
                AssetClass.EQUITY,
                Currency.USD,
                Price.of("0.01"),
                Quantity.of(1),
                BigDecimal.ONE,
                "technology",
                "24/7",
                PriceSource.LAST_TRADE,
                Duration.ofMinutes(5),
                false);
        SimulatedBroker broker = SimulatedBroker.inMemory(
                SimulationSettings.of(Money.of("100000", Currency.USD)),
                SimulatedMarket.of(List.of(instrument)).withMarks(new Market()::mark),
                clock);
        Engine engine = new Engine(
                SETTINGS,
                new EngineParts(
                        new TreeMap<>(Map.of(ID, instrument)),
                        new Market(),
                        journal,
                        broker,
                        new DerivedIds("test"),
                        clock,
                        () -> 0L,
                        Runnable::run,
                        Runnable::run,
                        Optional::empty),
                rules);
        engine.start();
        for (int i = 1; i <= CYCLES; i++) {
            Instant at = START.plusSeconds(60L * i);
            clock.advanceTo(at);
            rules.cycle(i);
            engine.cycle(new Schedule("minute", List.of(ID), Set.of(STRATEGY)), at);
        }
        return new Life(left(), rules.spoken, rules.failure);
    }

    private List<Boolean> left() {
        List<Boolean> left = new ArrayList<>();
        Set<String> intended = new HashSet<>();
        journal.read(1, e -> {
            if (e.record() instanceof JournalRecord.Intent intent) {
                intended.add(intent.decision());
            }
        });
        for (int i = 1; i <= CYCLES; i++) {
            left.add(intended.contains(i + "-0"));
        }
        return left;
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

    private static final class Market implements MarketData {
        @Override
        public List<Fact> facts(InstrumentId id, Instant at, Optional<Instant> previousCycle) {
            return List.of(
                    new DataQuality(SYMBOL, false, false, false, false, 0, 0),
                    new MarketState(SYMBOL, true, false, 0, 60, false));
        }

        @Override
        public Optional<Mark> mark(InstrumentId id, Instant at) {
            return Optional.of(new Mark(Price.of("100"), at, PriceSource.LAST_TRADE));
        }
    }
}
