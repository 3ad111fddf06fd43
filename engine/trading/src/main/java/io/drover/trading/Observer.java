package io.drover.trading;

import io.drover.decision.LimitRow;
import io.drover.decision.RuleSet;
import io.drover.decision.StrategyRow;
import io.drover.fact.Account;
import io.drover.fact.Cycle;
import io.drover.fact.Fact;
import io.drover.fact.FactNumbers;
import io.drover.fact.Memo;
import io.drover.fact.OpenOrder;
import io.drover.fact.ReconcileBreak;
import io.drover.journal.JournalRecord.Break;
import io.drover.model.Control;
import io.drover.model.InstrumentId;
import io.drover.port.MarketData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds the snapshot of a cycle from the market and the folded state. */
final class Observer {
    private static final long SECONDS_PER_DAY = 86_400;

    private final EngineSettings settings;
    private final EngineState state;
    private final MarketData market;
    private final AccountValuation valuation;
    private final FactGroups facts = new FactGroups();
    private List<Fact> limits = List.of();
    private List<LimitRow> rows = List.of();
    private boolean ofEquity;
    private boolean ofMarket;
    private double limitsEquity = Double.NaN;
    private RuleSet limitsOf = new RuleSet("", List.of(), List.of(), List.of());
    private List<Fact> strategies = List.of();

    Observer(EngineSettings settings, EngineState state, MarketData market) {
        this.settings = settings;
        this.state = state;
        this.market = market;
        this.valuation = new AccountValuation(settings, state);
    }

    Observation observe(Schedule schedule, Instant at, RuleSet rules) {
        long number = state.cycles() + 1;
        Books books = state.books();
        Marks marks = new Marks(market, schedule, books, at);
        String label = settings.accountingDay().label(at, number);
        List<ValuedHolding> positions = valuation.positions(marks);
        Account account = valuation.account(at, label, positions, marks);
        facts.begin().add(account);
        state.activities().addFacts(at, settings.duplicateWindow(), facts);
        facts.add(new Cycle(schedule.name(), at.toEpochMilli(), label, minuteOfDay(at)));
        Optional<Instant> previous = state.previousCycle(schedule.name());
        List<Fact> bounds = limits(rules, account.equity());
        for (InstrumentId id : schedule.instruments()) {
            List<Fact> known = market.facts(id, at, previous);
            facts.addAll(known);
            if (ofMarket) {
                marks.of(id)
                        .flatMap(mark ->
                                new MarketShare(state, at).of(books.holding(id).instrument(), known, mark.price()))
                        .ifPresent(facts::add);
            }
        }
        valuation.addExposures(positions, marks, facts);
        facts.addWhole(bounds);
        addMemos(at);
        addOpenOrders(books, at);
        addBreaks();
        for (ValuedHolding position : positions) {
            facts.add(position.toFact());
        }
        facts.addWhole(strategies);
        return new Observation(at, number, facts.toSnapshot(), marks, account);
    }

    private void addMemos(Instant at) {
        long time = at.toEpochMilli();
        for (Memo memo : state.memos().values()) {
            if (!Memos.isGone(memo, time)) {
                facts.add(memo);
            }
        }
    }

    private void addOpenOrders(Books books, Instant at) {
        for (Order order : books.openOrders()) {
            if (order.isWorking()) {
                facts.add(openOrder(order, at));
            }
        }
    }

    private void addBreaks() {
        SortedMap<String, ReconcileBreak> kinds = new TreeMap<>();
        for (Break b : state.breaks()) {
            ReconcileBreak one = new ReconcileBreak(b.kind(), b.symbol(), 1);
            kinds.merge(one.key(), one, (some, more) -> new ReconcileBreak(b.kind(), b.symbol(), some.count() + 1));
        }
        facts.addAll(List.copyOf(kinds.values()));
    }

    /** Limit facts change only with equity and with the rule set, so they are kept. */
    private List<Fact> limits(RuleSet rules, double equity) {
        boolean sameRules = rules.equals(limitsOf);
        if (!sameRules || (ofEquity && Double.compare(equity, limitsEquity) != 0)) {
            rows = sameRules ? rows : sorted(rules.limits());
            List<Fact> fresh = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                LimitRow row = rows.get(i);
                fresh.add(sameRules && row.basis() == LimitRow.Basis.ABSOLUTE ? limits.get(i) : row.at(equity));
            }
            limits = fresh;
            ofMarket = rows.stream().anyMatch(row -> row.control() == Control.C06);
            ofEquity = rows.stream().anyMatch(row -> row.basis() == LimitRow.Basis.EQUITY);
            limitsEquity = equity;
            strategies = sameRules ? strategies : strategyFacts(rules);
            limitsOf = rules;
        }
        return limits;
    }

    private static List<LimitRow> sorted(List<LimitRow> rows) {
        return rows.stream().sorted(Comparator.comparing(r -> r.at(1).key())).toList();
    }

    private static List<Fact> strategyFacts(RuleSet rules) {
        return rules.strategies().stream()
                .map(StrategyRow::toFact)
                .sorted(Comparator.comparing(Fact::key))
                .map(Fact.class::cast)
                .toList();
    }

    private static OpenOrder openOrder(Order order, Instant at) {
        var request = order.request();
        return new OpenOrder(
                OrderLabel.of(order),
                request.instrument().toString(),
                order.strategy(),
                request.role().name(),
                request.side().name(),
                request.ordType().name(),
                FactNumbers.of(request.orderQty()),
                FactNumbers.of(order.leavesQty()),
                request.limitPx().map(FactNumbers::of).orElse(0.0),
                request.stopPx().map(FactNumbers::of).orElse(0.0),
                order.status().name(),
                order.status() == io.drover.model.OrdStatus.UNKNOWN,
                Duration.between(order.decidedAt(), at).toSeconds());
    }

    private static int minuteOfDay(Instant at) {
        return (int) (Math.floorMod(at.getEpochSecond(), SECONDS_PER_DAY) / 60);
    }
}
