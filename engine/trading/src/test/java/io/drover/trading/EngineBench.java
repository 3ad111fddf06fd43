package io.drover.trading;

import io.drover.decision.Decision;
import io.drover.fact.DataQuality;
import io.drover.fact.Fact;
import io.drover.fact.MarketState;
import io.drover.journal.JournalRecord;
import io.drover.journal.JournalRecord.CycleOutcome;
import io.drover.model.AssetClass;
import io.drover.model.ClOrdId;
import io.drover.model.Currency;
import io.drover.model.ExecType;
import io.drover.model.Instrument;
import io.drover.model.InstrumentId;
import io.drover.model.Mark;
import io.drover.model.Mode;
import io.drover.model.OrdStatus;
import io.drover.model.Price;
import io.drover.model.PriceSource;
import io.drover.model.Quantity;
import io.drover.model.TradingState;
import io.drover.order.OrderRequest;
import io.drover.port.MarketData;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** An engine between doubles: prices, rules and the broker are a test's own. */
final class EngineBench {
    static final String AAPL = "AAPL.XNAS";
    static final String MSFT = "MSFT.XNAS";
    static final List<String> SYMBOLS = List.of(AAPL, MSFT, "IBM.XNYS", "KO.XNYS", "XOM.XNYS");
    static final Instant START = Instant.parse("2013-10-07T14:00:00Z");

    final ListJournal journal;
    final BrokerDouble broker;
    final ScriptedRules rules;
    final Engine engine;
    private final Map<InstrumentId, Price> prices = new HashMap<>();
    private Set<String> stale = Set.of();
    private Optional<StopSign> kill = Optional.empty();
    private Instant now = START;
    private long nanos;

    EngineBench() {
        this(new ListJournal(), new BrokerDouble("100000"), new ScriptedRules());
    }

    EngineBench(EngineSettings settings) {
        this(new ListJournal(), new BrokerDouble("100000"), new ScriptedRules(), settings);
    }

    EngineBench(ListJournal journal, BrokerDouble broker, ScriptedRules rules) {
        this(journal, broker, rules, settings());
    }

    /** Keeps so many closed orders in memory. */
    EngineBench(int closedKept) {
        this(new ListJournal(), new BrokerDouble("100000"), new ScriptedRules(), closedKept);
    }

    EngineBench(ListJournal journal, BrokerDouble broker, ScriptedRules rules, int closedKept) {
        this(journal, broker, rules, settings(), new ClosedKept(closedKept, Set.of()));
    }

    EngineBench(ListJournal journal, BrokerDouble broker, ScriptedRules rules, EngineSettings settings) {
        this(journal, broker, rules, settings, ClosedKept.STANDARD);
    }

    private EngineBench(
            ListJournal journal, BrokerDouble broker, ScriptedRules rules, EngineSettings settings, ClosedKept kept) {
        this.journal = journal;
        journal.clock(new Now());
        this.broker = broker;
        this.rules = rules;
        price(AAPL, "100");
        price(MSFT, "50");
        SYMBOLS.stream().skip(2).forEach(s -> price(s, "10"));
        EngineParts parts = new EngineParts(
                instruments(),
                new Market(),
                journal,
                broker,
                new DerivedIds("test"),
                new Now(),
                () -> nanos++,
                Runnable::run,
                Runnable::run,
                () -> kill);
        engine = new Engine(settings, parts, rules, kept);
    }

    static EngineSettings settings() {
        return settings(Mode.PAPER, Ceilings.DEFAULTS, MarginSchedule.always(MarginRule.CASH));
    }

    static EngineSettings settings(Mode mode, Ceilings ceilings, MarginSchedule margin) {
        return new EngineSettings(
                mode,
                "test",
                Currency.USD,
                "test",
                "test",
                "config",
                ceilings,
                AccountingDay.utcDate(),
                margin,
                new BigDecimal("0.05"),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                0);
    }

    static SortedMap<InstrumentId, Instrument> instruments() {
        SortedMap<InstrumentId, Instrument> instruments = new TreeMap<>();
        for (String symbol : SYMBOLS) {
            instruments.put(InstrumentId.parse(symbol), instrument(symbol));
        }
        return instruments;
    }

    /** Before the first record. */
    static EngineState newState() {
        return new EngineState(instruments(), Currency.USD);
    }

    /** The same, keeping so many closed orders. */
    static EngineState newState(int closedKept) {
        return new EngineState(instruments(), Currency.USD, new ClosedKept(closedKept, Set.of()));
    }

    private static Instrument instrument(String symbol) {
        return new Instrument(
                InstrumentId.parse(symbol),
                AssetClass.EQUITY,
                Currency.USD,
                Price.of("0.01"),
                Quantity.of(1),
                BigDecimal.ONE,
                "technology",
                "XNYS",
                PriceSource.LAST_TRADE,
                Duration.ofMinutes(5),
                true);
    }

    EngineBench started() {
        engine.start();
        return this;
    }

    void price(String symbol, String px) {
        prices.put(InstrumentId.parse(symbol), Price.of(px));
    }

    void noPrice(String symbol) {
        prices.remove(InstrumentId.parse(symbol));
    }

    void stale(String... symbols) {
        stale = Set.of(symbols);
    }

    Instant now() {
        return now;
    }

    TradingState state() {
        return engine.state().tradingStates().account();
    }

    TradingState state(String symbol) {
        return engine.state().tradingStates().of("trend", symbol);
    }

    List<String> abandoned() {
        return journal.all(JournalRecord.Abandoned.class).stream()
                .map(a -> a.code())
                .toList();
    }

    /** Buys AAPL, fills at 100, activates the protective stop at 90, and asks for nothing more. */
    OrderRequest hold(int quantity) {
        rules.asks(ScriptedRules.buy(AAPL, quantity));
        started().cycle();
        OrderRequest entry = broker.submitted.get(0);
        broker.fill(entry.clOrdId(), entry, quantity, "100");
        broker.tell(stop(entry), entry, ExecType.NEW, OrdStatus.NEW);
        rules.asks();
        return entry;
    }

    static ClOrdId stop(OrderRequest entry) {
        return entry.protection().stopClOrdId().orElseThrow();
    }

    void killFile(String reason) {
        kill = Optional.of(new StopSign(TradingState.KILLED, reason));
    }

    /** Monotonic time passes; the clock stands still. */
    void passNanos(Duration time) {
        nanos += time.toNanos();
    }

    void fence(String reason) {
        kill = Optional.of(new StopSign(TradingState.HALTED, reason, true));
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    /** The broker is asked when this time is over, and half a minute before. */
    void waitAndAsk(Duration time) {
        wait(time.minusSeconds(30));
        engine.reconcile();
        wait(Duration.ofSeconds(30));
        engine.reconcile();
    }

    /** Runs the cycle that is due a minute after the last one. */
    CycleOutcome cycle() {
        now = now.plusSeconds(60);
        return cycleAt(now);
    }

    CycleOutcome cycleAt(Instant at) {
        return engine.cycle(schedule(), at);
    }

    Schedule schedule() {
        return new Schedule("minute", SYMBOLS.stream().map(InstrumentId::parse).toList(), Set.of("trend"));
    }

    JournalRecord.Cycle lastCycle() {
        List<JournalRecord.Cycle> all = journal.all(JournalRecord.Cycle.class);
        return all.get(all.size() - 1);
    }

    List<Decision> decisions() {
        return lastCycle().decisions();
    }

    /** Codes of the denials of the only decision of the last cycle. */
    List<String> denials() {
        return denials(0);
    }

    List<String> denials(int decision) {
        return decisions().get(decision).denials().stream().map(d -> d.code()).toList();
    }

    private final class Market implements MarketData {
        @Override
        public List<Fact> facts(InstrumentId id, Instant at, Optional<Instant> previousCycle) {
            return List.of(
                    new DataQuality(id.toString(), stale.contains(id.toString()), false, false, false, 0, 0),
                    new MarketState(id.toString(), true, false, 0, 60, false));
        }

        @Override
        public Optional<Mark> mark(InstrumentId id, Instant at) {
            return Optional.ofNullable(prices.get(id)).map(px -> new Mark(px, at, PriceSource.LAST_TRADE));
        }
    }

    private final class Now extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
